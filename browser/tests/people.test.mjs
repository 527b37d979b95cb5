// People: the first administrator, somebody who is let in, what they may see, and what they wrote when they were signed out.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { pagesOfPeople } from "../pages.mjs";
import { startSite } from "../site.mjs";

const password = "otter lantern meadow crisp";
let site, browser, signedIn, person, role, deputy, left;

before(async () => {
  [site, browser] = await Promise.all([startSite(["samples/action-plan.txt"]), launch()]);
  const { page, wrongs, close } = await tab(browser, site);
  await makeTheFirst(page, wrongs);
  signedIn = await page.context().storageState();
  await letIn("Quinn Quality", "quinn@wethercombe.example");
  person = (await address(page, "/people", "Quinn Quality")).pathname.split("/").pop();
  role = await addRole(page);
  await letIn("Lou Leaver", "lou@wethercombe.example");
  left = (await address(page, "/people", "Lou Leaver")).pathname.split("/").pop();
  await page.goto(`${site.url}/people/${left}/leaving`);
  await page.fill("#on", new Date().toISOString().slice(0, 10));
  await press(page, "Record it");
  deputy = (await address(page, "/people", "Ada Admin")).pathname.split("/").pop();
  await close();
});

after(async () => {
  await browser.close();
  await site.stop();
});

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name }).click()]);

async function checked(page, wrongs) {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrongs, []);
  wrongs.length = 0;
}

async function address(page, list, words) {
  await page.goto(site.url + list);
  return new URL(await page.locator("main").getByRole("link", { name: words, exact: true }).getAttribute("href"), site.url);
}

// The link of the first start; what is wrong is said beside the field.
async function makeTheFirst(page, wrongs) {
  await page.goto(site.firstLink);
  await page.fill("#name", "Ada Admin");
  await page.fill("#login", "ada@wethercombe.example");
  await page.fill("#password", "too short");
  await page.fill("#again", "too short");
  await press(page, "Set the password and sign in");
  await checked(page, wrongs);
  await page.locator(".govuk-error-summary a").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "password");
  assert.equal(await page.inputValue("#password"), "", "a password is never sent back");
  await page.fill("#password", password);
  await page.fill("#again", password);
  await press(page, "Set the password and sign in");
  assert.equal(await page.locator("h1").innerText(), "What you owe");
}

async function addRole(page) {
  await page.goto(`${site.url}/roles/new`);
  await page.fill("#title", "Head of Service, Quality Assurance");
  await page.fill("#abbreviations", "HoS QA");
  await page.selectOption("#holder", { label: "Quinn Quality" });
  await page.fill("#since", "2026-01-05");
  await press(page, "Add the role");
  const added = await address(page, "/roles", "Head of Service, Quality Assurance");
  await page.goto(`${added.href}/deputies`);
  await page.locator("main select").first().selectOption({ label: "Ada Admin" });
  await page.fill("#from", "2026-01-05");
  await press(page, /deputy/i);
  return (await address(page, "/roles", "Head of Service, Quality Assurance")).pathname.split("/").pop();
}

// A tab of somebody, wide or narrow, with scripts or without.
const seenBy = (storageState, options = {}) => tab(browser, site, { ...options, storageState });

for (const [size, viewport] of Object.entries({ wide, narrow })) {
  test(`every page of people holds on a ${size} screen`, async (t) => {
    const { page, wrongs, close } = await seenBy(signedIn, { viewport });
    for (const { name, address } of pagesOfPeople({ url: site.url, person, role, deputy, left })) {
      await t.test(name, async () => {
        const answer = await page.goto(address);
        assert.equal(answer.status(), 200);
        assert.equal(await page.locator("h1").count(), 1, "one h1");
        assert.equal(await page.locator("[style]").count(), 0, "no inline style");
        const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
        assert.equal(answer.headers()["cache-control"], "no-store", "nothing is left behind in the browser");
        await checked(page, wrongs);
      });
    }
    await close();
  });
}

for (const script of [true, false]) {
  for (const [size, viewport] of Object.entries({ wide, narrow })) {
    test(`somebody is let in ${script ? "with" : "without"} scripts on a ${size} screen`, async () => {
      const login = `rae-${size}-${script}@wethercombe.example`;
      const link = await letIn(`Rae Reader ${size} ${script}`, login, { viewport, script });
      const { page, wrongs, close } = await tab(browser, site, { viewport, script });
      await page.goto(link);
      await page.fill("#password", password);
      await page.fill("#again", password);
      await press(page, "Set the password and sign in");
      assert.equal(await page.locator("h1").innerText(), "What you owe");
      await page.goto(link);
      assert.match(await page.locator("main").innerText(), /no longer good/, "a link is good once");

      await page.goto(`${site.url}/people/new`);
      assert.match(await page.locator("main").innerText(), /You have no right[\s\S]*ask Ada Admin/);
      const menu = await page.locator("#navigation").innerText();
      assert.ok(!menu.includes("People") && !menu.includes("Read a document"), menu);

      await page.goto(`${site.url}/account`);
      if (script) await checked(page, wrongs);
      await press(page, "Sign out");
      await page.goto(site.plans.progress);
      assert.equal(new URL(page.url()).pathname, "/sign-in");
      if (script) await checked(page, wrongs);
      await page.fill("#login", login);
      await page.keyboard.press("Tab");
      await page.keyboard.type(password);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(page.url(), site.plans.progress, "they come to where they wanted to go");
      await close();
    });
  }
}

// Adds a reader, as the administrator does it, and gives the link.
async function letIn(name, login, options) {
  const { page, close } = await seenBy(signedIn, options);
  await page.goto(`${site.url}/people/new`);
  await page.fill("#name", name);
  await page.fill("#login", login);
  await page.getByLabel("Reader", { exact: true }).check();
  await press(page, "Add the person");
  const link = (await page.locator("main").innerText()).match(/http:\/\/\S+\/links\/\S+/)[0];
  await close();
  return link;
}

test("what somebody wrote survives the end of their session", async () => {
  const { page, wrongs, close } = await seenBy(signedIn);
  await page.goto(`${site.url}/people/${person}/name`);
  await page.fill("#name", "Quinn Quality of the Improvement Team");
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await press(page, "Change the name");
  assert.match(await page.locator("main").innerText(), /What you wrote is kept[\s\S]*Quinn Quality of the Improvement Team/);
  await checked(page, wrongs);
  await page.fill("#login", "ada@wethercombe.example");
  await page.fill("#password", password);
  await press(page, "Sign in");
  assert.match(await page.locator("main").innerText(), /You are signed in again[\s\S]*Quinn Quality of the Improvement Team/);
  await checked(page, wrongs);
  await press(page, "Send it now");
  assert.match(await page.locator("main").innerText(), /Quinn Quality of the Improvement Team/);
  assert.ok(cookies.every((cookie) => cookie.httpOnly && cookie.sameSite === "Lax"), "scripts never see a session");
  await close();
});
