// A plan that is run: an update, evidence, a claim, a period, a concern, a matter on the ladder, a board with its meeting, a policy; and each page
// of what is then there, wide and narrow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { pagesOfRunning } from "../pages.mjs";
import { startSite } from "../site.mjs";

const password = "otter lantern meadow crisp";
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let site, browser, signedIn, made;

before(async () => {
  [site, browser] = await Promise.all([startSite(["samples/action-plan.txt"]), launch()]);
  // Of several plans the last one read is called the first here: there is only one.
  site.plan = Object.values(site.plans)[0];
  const { page, close } = await tab(browser, site);
  await page.goto(site.firstLink);
  for (const [field, value] of Object.entries({ name: "Ada Admin", login: "ada@wethercombe.example", password, again: password })) await page.fill(`#${field}`, value);
  await press(page, "Set the password and sign in");
  signedIn = await page.context().storageState();
  made = await begun(page);
  await close();
});

after(async () => {
  await browser.close();
  await site.stop();
});

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);

// Sends forms as their pages do, and answers what the addresses of the pages need.
async function begun(page) {
  const send = async (path, form, how = "form") => {
    const address = path.startsWith("/") ? site.url + path : path;
    const answer = await page.request.post(address, { [how]: form, headers: { origin: site.url, "sec-fetch-site": "same-origin" }, maxRedirects: 0 });
    assert.equal(answer.status(), 303, `${path}: ${answer.status()} ${(await answer.text()).match(/error-summary__list">(.*?)<\/ul>/s)?.[1] ?? ""}`);
    return answer.headers().location;
  };
  const [plan, action] = [site.plan, `${site.plan}/actions/9`];
  await send(`${action}/updates`, { done: "Two more sessions were held.", next: "One more.", status: "", reason: "" });
  const piece = { title: "Minutes of the board", kind: "Process", strength: "Recorded", dated: day(-20), "valid-until": day(200), url: "https://wethercombe.example/minutes", action: "9" };
  await send(`${plan}/evidence`, piece, "multipart");
  await send(`${action}/completion/claim`, { shows: "All sessions were held.", evidence: "1" });
  await send(`${plan}/periods/new`, { title: "Autumn", from: day(-60), to: day(30) });
  await send(`${action}/concerns`, { words: "There are no rooms.", owner: "Head of Estates", person: "" });
  await send(`${action}/escalations`, { concern: "", cause: "overdue", rung: "1", "answer-by": "", why: "Nobody has said why." });
  const body = idIn(await send("/bodies/new", { title: "Improvement Board", kind: "board", often: "every month" }), "bodies");
  const about = plan.split("/").pop();
  await send(`/bodies/${body}/reports/new`, { title: "Progress", kind: "progress report", about, often: "meeting", purpose: "to challenge", since: day(-300) });
  const meeting = idIn(await send(`/bodies/${body}/meetings/new`, { on: day(-5) }), "meetings");
  await send(`/meetings/${meeting}/held`, { note: "" });
  await send(`/meetings/${meeting}/items/new`, { title: "Visits", about, parts: "action 9", purpose: "to decide", paper: "none" });
  await send(`/meetings/${meeting}/decisions/new`, { words: "More rooms", confirm: "The cabinet member" });
  await send(`/meetings/${meeting}/questions/new`, { kind: "question", words: "Which visits?", "by-named": "The chair", to: "", "to-named": "The director" });
  const policy = idIn(await send("/policies/new", { title: "Visits policy", kind: "policy" }), "policies");
  await send(`/policies/${policy}/drafts`, { version: "1", on: day(-3) });
  return { url: site.url, plan, body, meeting, policy };
}

const idIn = (location, of) => location.match(new RegExp(`/${of}/([0-9a-f-]{36})`))?.[1];

for (const [size, viewport] of Object.entries({ wide, narrow })) {
  test(`every page of a plan that is run holds on a ${size} screen`, async (t) => {
    const { page, wrongs, close } = await tab(browser, site, { viewport, storageState: signedIn });
    for (const { name, address } of pagesOfRunning(made)) {
      await t.test(name, async () => {
        wrongs.length = 0;
        const answer = await page.goto(address);
        assert.equal(answer.status(), 200);
        assert.equal(await page.locator("h1").count(), 1, "one h1");
        assert.equal(await page.locator("[style]").count(), 0, "no inline style");
        const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(wrongs, []);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${size}.png`, fullPage: true });
      });
    }
    await close();
  });
}

for (const script of [true, false]) {
  test(`a section is rated ${script ? "with" : "without"} scripts, and the sheet shows it`, async () => {
    const { page, close } = await tab(browser, site, { script, viewport: narrow, storageState: signedIn });
    await page.goto(`${site.plan}/periods/1/sections/${script ? 1 : 2}`);
    await page.getByLabel("Off track").first().check();
    await page.fill("[name=process-reason]", "It has stood still.");
    if (await page.locator("[name=process-difference]").isVisible()) await page.fill("[name=process-difference]", "It is worse than the dates say.");
    await Promise.all([page.waitForNavigation(), page.locator("main form button").last().click()]);
    assert.match(await page.locator("main").innerText(), /The section is rated/);
    await close();
  });
}
