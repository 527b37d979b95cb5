// The pages of a PDF as pictures beside a draft: drawn, upright, with the words of the chosen field under the mark.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { root, startSite } from "../site.mjs";

let site, browser;
before(async () => ([site, browser] = await Promise.all([startSite([]), launch()])));
after(async () => {
  await browser.close();
  await site.stop();
});

const document = (name) => join(root, "crates/reader-pdf/tests/documents", name);

// The part of the dots under the mark that are dark, and of those beside it as far as it is high.
async function darkness(page) {
  const picture = page.locator(".gt-sheet:has(#picked) img");
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((img) => img.decode());
  return page.evaluate(() => {
    const mark = window.document.getElementById("picked");
    const img = mark.closest(".gt-sheet").querySelector("img");
    const [width, height] = mark.ownerSVGElement.getAttribute("viewBox").split(" ").slice(2).map(Number);
    const scale = img.naturalWidth / width;
    const box = ["x", "y", "width", "height"].map((name) => Math.round(mark.getAttribute(name) * scale));
    const canvas = Object.assign(window.document.createElement("canvas"), { width: img.naturalWidth, height: img.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(img, 0, 0);
    const dots = context.getImageData(...box).data;
    let dark = 0;
    for (let at = 0; at < dots.length; at += 4) dark += dots[at] < 128;
    return { dark: dark / (dots.length / 4), shape: Math.abs(img.naturalHeight / img.naturalWidth - height / width) };
  });
}

for (const name of ["merged.pdf", "turned.pdf"]) {
  for (const [script, viewport] of [[true, wide], [false, wide], [true, narrow]]) {
    test(`${name} is drawn and marked ${script ? "with" : "without"} scripts, ${viewport.width} pixels wide`, async () => {
      const { page, wrongs, close } = await tab(browser, site, { viewport, script });
      await page.goto(`${site.url}/documents/new`);
      await page.setInputFiles("#document", document(name));
      await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Read it" }).click()]);
      assert.equal(await page.locator("#picked").count(), 0);
      await page.locator("#action-1 a").first().click();
      await page.locator("rect#picked").waitFor({ state: "attached" });
      const { dark, shape } = await darkness(page);
      assert.ok(dark > 0.04 && dark < 0.4, `${Math.round(dark * 100)} of 100 dots under the mark are dark`);
      assert.ok(shape < 0.01, "the picture has the shape of the page");
      assert.equal(await page.locator("#pane mark.gt-picked").first().isVisible(), true, "its words stand under it");
      const sticksOut = await page.evaluate(() => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth);
      assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
      if (script) assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrongs, []);
      await close();
    });
  }
}
