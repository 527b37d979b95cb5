// A later version of a plan, taken difference by difference: with scripts and without, on a wide screen and a narrow one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { root, startSite } from "../site.mjs";

const plan = "samples/action-plan.txt";
let site, browser;
before(async () => ([site, browser] = await Promise.all([startSite([plan]), launch()])));
after(async () => {
  await browser.close();
  await site.stop();
});

// The plan with an action moved from month to month, and what was printed before.
const months = ["May 2026", "June 2026", "July 2026", "August 2026"];
const text = readFileSync(join(root, plan), "utf8");
const later = (nth) => Buffer.from(text.replace(months[0], months[nth + 1]).replace("Offer practical help", `Offer ${nth} kinds of practical help`));

for (const [nth, [script, [size, viewport]]] of [true, false].flatMap((script) => Object.entries({ wide, narrow }).map((view) => [script, view])).entries()) {
  if (nth + 1 >= months.length) continue;
  test(`a later version is taken ${script ? "with" : "without"} scripts on a ${size} screen`, async () => {
    const { page, wrongs, close } = await tab(browser, site, { viewport, script });
    await page.goto(`${site.url}/documents/new`);
    await page.setInputFiles("#document", { name: `version-${nth}.txt`, mimeType: "text/plain", buffer: later(nth) });
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Read it" }).click()]);
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: /What it changes in/ }).click()]);
    await checked(page, wrongs, script);
    const boxes = page.getByRole("checkbox");
    assert.equal(await boxes.count(), 2);
    await page.getByRole("checkbox", { name: /^Text of/ }).uncheck();
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: /take what is ticked/ }).click()]);
    assert.match(await page.locator(".govuk-error-summary").innerText(), /Enter your name or role/);
    assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 1, "what was chosen stays chosen");
    await checked(page, wrongs, script);
    await page.fill("#by", "Improvement lead");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: /take what is ticked/ }).click()]);
    assert.match(await page.locator("main").innerText(), new RegExp(`version-${nth}.txt: 1 difference taken, 1 left`));
    await checked(page, wrongs, script);
    await close();
  });
}

async function checked(page, wrongs, script) {
  if (script) assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrongs, []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth).catch(() => 0);
  assert.ok(overflow <= 0, `${page.url()} is wider than its screen by ${overflow}`);
}
