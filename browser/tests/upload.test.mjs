// From a document to a kept plan, as people do it: with scripts and without, on a wide screen and a narrow one.

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

const plan = join(root, "samples/action-plan.txt");

test("an empty site says what it will show", async () => {
  const { page, wrongs, close } = await tab(browser, site);
  for (const address of ["/", "/plans"]) {
    await page.goto(site.url + address);
    assert.ok(await page.getByRole("button", { name: "Read a document" }).isVisible());
    assert.deepEqual([await violations(page), wrongs], [[], []]);
  }
  await close();
});

for (const script of [true, false]) {
  for (const [size, viewport] of Object.entries({ wide, narrow })) {
    test(`a document becomes a plan ${script ? "with" : "without"} scripts on a ${size} screen`, async () => {
      const { page, wrongs, close } = await tab(browser, site, { viewport, script });
      await page.goto(`${site.url}/documents/new`);
      await press(page, "Read it");
      await checked(page, wrongs, script);
      assert.match(await page.locator(".govuk-error-summary").innerText(), /Choose the document/);

      await page.setInputFiles("#document", plan);
      await press(page, "Read it");
      assert.match(page.url(), /\/drafts\//);
      assert.match(await page.locator(".gt-figures").innerText(), /61\s+actions/);
      await checked(page, wrongs, script);

      await press(page, "Confirm and keep the plan");
      await page.locator(".govuk-error-summary").waitFor();
      await checked(page, wrongs, script);

      await page.fill("#by", "Head of Improvement");
      const draft = page.url().replace("/confirmation", "");
      await press(page, "Confirm and keep the plan");
      assert.match(page.url(), /\/plans\/[0-9a-f-]{36}$/);
      assert.match(await page.locator("main").innerText(), /by Head of Improvement/);
      const kept = page.url();
      await page.goto(draft);
      assert.equal(page.url(), kept, "the address of the draft leads to the plan");
      await close();
    });
  }
}

// Presses a button; two presses within five seconds count as one, which a test must outlive.
async function press(page, name) {
  await page.waitForLoadState();
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);
}

async function checked(page, wrongs, script) {
  if (script) assert.deepEqual(await violations(page), []);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
  assert.deepEqual(wrongs, []);
}

test("what is not a plan is not offered to be kept, and a draft can be discarded", async () => {
  const { page, wrongs, close } = await tab(browser, site);
  await page.goto(`${site.url}/documents/new`);
  await page.setInputFiles("#document", join(root, "samples/not-a-plan.txt"));
  await press(page, "Read it");
  assert.match(await page.locator("main").innerText(), /cannot be kept as a plan/);
  assert.equal(await page.getByRole("button", { name: "Confirm and keep the plan" }).count(), 0);
  await checked(page, wrongs, true);
  const draft = page.url();
  await press(page, "Discard the draft");
  assert.match(page.url(), /\/documents\/new$/);
  assert.equal((await page.goto(draft)).status(), 404);
  await close();
});

test("what cannot be read is refused with what to do", async () => {
  const { page, wrongs, close } = await tab(browser, site);
  const file = (name, content) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
  for (const [sent, words] of [
    [file("empty.txt", ""), /empty/],
    [file("plan.pdf", "%PDF-1.7 and so on"), /plan\.pdf/],
  ]) {
    await page.goto(`${site.url}/documents/new`);
    await page.setInputFiles("#document", sent);
    await press(page, "Read it");
    assert.match(await page.locator(".govuk-error-summary").innerText(), words);
    await checked(page, wrongs, true);
  }
  await close();
});
