// Every link of the site leads somewhere, and to a place that is on the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startSite } from "../site.mjs";

let site;
before(async () => (site = await startSite()));
after(() => site.stop());

test("no link is dead", async () => {
  const pages = new Map();
  const waiting = [`${site.url}/`];
  const dead = [];
  while (waiting.length > 0) {
    const address = waiting.shift();
    if (pages.has(address)) continue;
    const page = await visit(address);
    pages.set(address, page);
    if (page.status !== 200) dead.push(`${page.status} ${address} (linked from ${page.from ?? "?"})`);
    for (const link of page.links) {
      const { href, origin } = new URL(link.split("#")[0], address);
      if (origin !== site.url) dead.push(`${link} leads off the site, from ${address}`);
      else if (!pages.has(href) && !alike(href)) waiting.push(href);
    }
  }
  for (const [address, { links }] of pages) {
    for (const link of links.filter((link) => link.includes("#"))) {
      const target = new URL(link, address);
      const place = target.hash.slice(1);
      target.hash = "";
      const page = pages.get(target.href);
      if (page?.ids && !page.ids.has(place)) dead.push(`${link} is not on its page, from ${address}`);
    }
  }
  assert.ok(pages.size > 100, `${pages.size} pages were visited`);
  assert.deepEqual(dead.slice(0, 20), []);
});

// Of pages that differ only in their number, the words that are marked or the moment that is shown, some will do.
const seen = new Map();
let pdf = 0;
function alike(address) {
  if (address.includes("progress.pdf")) return pdf++ > 0; // made without optimisation, it takes seconds
  const kind = address.replace(/(mark|at)=[^&]*/g, "$1").replace(/\/(actions|sections)\/\d+/, "/$1");
  if (kind === address) return false;
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
  return seen.get(kind) > (kind.includes("?") ? 2 : 8);
}

// A page: its status, where its links lead, the places on it. The style sheets, scripts and files of papers count as pages.
async function visit(address) {
  const answer = await fetch(address);
  const html = answer.headers.get("content-type")?.startsWith("text/html") && !address.includes("/progress.html");
  const text = html ? await answer.text() : (await answer.arrayBuffer(), "");
  const all = (pattern) => [...text.matchAll(pattern)].map((found) => found[1].replaceAll("&amp;", "&"));
  return { status: answer.status, links: all(/(?:href|src)="([^"]+)"/g), ids: html && new Set(all(/ id="([^"]+)"/g)) };
}
