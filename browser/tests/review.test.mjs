// A draft beside its document, looked through and changed as people do it: with scripts and without, for every kind of document.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { docx, xlsx } from "../office.mjs";
import { root, startSite } from "../site.mjs";

let site, browser;
before(async () => ([site, browser] = await Promise.all([startSite([]), launch()])));
after(async () => {
  await browser.close();
  await site.stop();
});

const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });
const text = () => join(root, "samples/action-plan.txt");
const documents = {
  Word: { sent: () => file("plan.docx", docx()), shows: "table td svg", place: /mark=table-1-row-2-column-1/ },
  Excel: { sent: () => file("plan.xlsx", xlsx()), shows: "th[scope=col]:text-is('C')", place: /mark=cell-Our%20plan%21A3/ },
  PDF: { sent: () => join(root, "crates/reader-pdf/tests/documents/merged.pdf"), shows: ".gt-document__page", place: /mark=page-1-/ },
  text: { sent: text, shows: ".gt-source__line", place: /mark=\d+-\d+/ },
};

// Uploads a document: the tab is left at its draft.
async function read(page, document) {
  await page.goto(`${site.url}/documents/new`);
  await page.setInputFiles("#document", document);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Read it" }).click()]);
  assert.match(page.url(), /\/drafts\//);
}

async function checked(page, wrongs, script) {
  if (script) assert.deepEqual(await violations(page), []);
  assert.equal(await page.locator("[style]").count(), 0, "no inline style");
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
  assert.deepEqual(wrongs, []);
}

for (const [name, { sent, shows, place }] of Object.entries(documents)) {
  for (const [script, viewport] of [[true, wide], [false, wide], [true, narrow]]) {
    test(`${name} is shown beside its draft ${script ? "with" : "without"} scripts, ${viewport.width} pixels wide`, async () => {
      const { page, wrongs, close } = await tab(browser, site, { viewport, script });
      await read(page, sent());
      assert.ok((await page.locator(`#pane ${shows}`).count()) > 0, "the document is shown as what it is");
      await checked(page, wrongs, script);
      const action = page.locator("#action-1 a").first();
      assert.match(await action.getAttribute("href"), place);
      await action.click();
      await page.locator("#picked").waitFor({ state: "attached" });
      assert.equal(await page.locator("#pane mark.gt-picked").first().isVisible(), true);
      await checked(page, wrongs, script);
      await close();
    });
  }
}

test("j and k move through the doubts, enter settles, e edits", async () => {
  const { page, wrongs, close } = await tab(browser, site);
  await read(page, text());
  const stops = page.locator("[data-step]");
  const focused = (nth) => stops.nth(nth).evaluate((stop) => stop === document.activeElement);
  await stops.first().focus();
  await page.keyboard.press("j");
  assert.ok(await focused(1));
  await page.keyboard.press("k");
  assert.ok(await focused(0));
  await page.keyboard.press("Enter");
  await page.locator("#doubt-1.gt-doubts__item--settled").waitFor();
  assert.ok(await focused(1), "the next doubt is at hand");
  assert.match(await page.locator("#sum").innerText(), / of \d+\s+open doubts/);
  await page.reload();
  assert.equal(await page.locator("#doubt-1.gt-doubts__item--settled").count(), 1, "it stays settled");
  await checked(page, wrongs, true);
  const edits = page.locator("[data-steps] li:has([data-edit]) [data-step]");
  if (await edits.count()) {
    await edits.first().focus();
    await page.keyboard.press("e");
    await page.waitForURL(/\/actions\/\d+$/);
    await checked(page, wrongs, true);
  }
  await close();
});

test("a column that holds something else is said so, and the draft follows at once", async () => {
  const { page, wrongs, close } = await tab(browser, site);
  await read(page, documents.Word.sent());
  await page.locator(".gt-columns summary").first().click();
  const comment = page.getByLabel("Comment", { exact: true });
  await comment.selectOption("resources");
  await page.locator("text=Read as you have set it").waitFor();
  assert.equal(await comment.inputValue(), "resources");
  await checked(page, wrongs, true);
  await close();
});

for (const script of [true, false]) {
  test(`a field is changed ${script ? "with" : "without"} scripts, and the plan says both`, async () => {
    const { page, wrongs, close } = await tab(browser, site, { script });
    await read(page, documents.Excel.sent());
    const draft = page.url();
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "Edit action 1" }).click()]);
    await checked(page, wrongs, script);
    await page.fill("#leads", "Director of Children's Services");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Save and go back" }).click()]);
    assert.match(await page.locator("#action-1").innerText(), /Director of Children's Services.*changed in review/s);
    await page.goto(draft);
    await page.fill("#by", "Head of Improvement");
    await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Confirm and keep the plan" }).click()]);
    await page.goto(`${page.url()}/actions/1`);
    const said = await page.locator("main").innerText();
    assert.match(said, /Director of Children's Services/);
    assert.match(said, /the document was read as “Head of Visits”/);
    await checked(page, wrongs, script);
    await close();
  });
}

test("two tabs at one draft lose nothing of each other", async () => {
  const [one, two] = await Promise.all([tab(browser, site), tab(browser, site)]);
  const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);
  await read(one.page, documents.Excel.sent());
  const draft = one.page.url();
  await Promise.all([one, two].map(({ page }) => page.goto(`${draft}/actions/1`)));
  await one.page.fill("#leads", "Director");
  await press(one.page, "Save and go back");
  await two.page.fill("#leads", "Chief Executive");
  await press(two.page, "Save and go back");
  assert.match(await two.page.locator("main").innerText(), /was changed after you opened this form.*Stands now as: “Director”/s);
  assert.equal(await two.page.inputValue("#leads"), "Chief Executive", "what was typed is still there");
  await checked(two.page, two.wrongs, true);
  await press(two.page, "Save and go back");
  assert.match(await two.page.locator("#action-1").innerText(), /Chief Executive/);
  // The first tab shows the draft as it was before: what it has not seen it cannot confirm.
  await one.page.fill("#by", "Head of Improvement");
  await press(one.page, "Confirm and keep the plan");
  assert.match(await one.page.locator("main").innerText(), /was changed after this page was loaded.*Chief Executive/s);
  assert.equal(await one.page.inputValue("#by"), "Head of Improvement");
  // What is done on the page itself has been seen, and confirming needs no second look.
  await one.page.locator("[data-step]").first().click();
  await one.page.locator("#doubt-1.gt-doubts__item--settled").waitFor();
  await press(one.page, "Confirm and keep the plan");
  assert.match(one.page.url(), /\/plans\//);
  await Promise.all([one.close(), two.close()]);
});
