// The second factor that administrators have to have: set up by the first one at once, asked for at the next sign-in.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../accessibility.mjs";
import { launch, narrow, tab, wide } from "../browser.mjs";
import { startSite } from "../site.mjs";
import { totp } from "../totp.mjs";

const password = "otter lantern meadow crisp";
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser.close());

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole("button", { name, exact: true }).click()]);

for (const [size, viewport, script] of [["wide", wide, true], ["narrow", narrow, true], ["narrow", narrow, false]]) {
  test(`the first administrator sets up a second factor ${script ? "with" : "without"} scripts on a ${size} screen`, async () => {
    const site = await startSite(["samples/action-plan.txt"], { secondFactor: "administrators" });
    const { page, wrongs, close } = await tab(browser, site, { viewport, script });
    const holds = async () => {
      if (script) assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrongs, []);
      const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(sticksOut <= 0, `the page is ${sticksOut} pixels too wide`);
    };
    await page.goto(site.firstLink);
    await page.fill("#name", "Ada Admin");
    await page.fill("#login", "ada@wethercombe.example");
    await page.fill("#password", password);
    await page.fill("#again", password);
    await press(page, "Set the password and sign in");
    assert.equal(await page.locator("h1").innerText(), "Set up your second factor");
    await holds();
    await page.goto(`${site.url}/people`);
    assert.equal(new URL(page.url()).pathname, "/account/second-factor", "nothing else opens");

    await press(page, "Set it up");
    await holds();
    const key = await page.locator(".gt-secret").innerText();
    await page.fill("#code", "000000");
    await press(page, "Turn it on");
    assert.match(await page.locator("main").innerText(), /not the code of this moment/);
    assert.equal(await page.locator(".gt-secret").innerText(), key, "the key in the app stays good");
    await holds();
    await page.fill("#code", totp(key));
    await press(page, "Turn it on");
    const codes = await page.locator(".gt-codes code").allInnerTexts();
    assert.equal(codes.length, 10);
    await holds();
    await Promise.all([page.waitForNavigation(), page.getByRole("link", { name: "Go on" }).click()]);
    assert.equal(new URL(page.url()).pathname, "/people", "they come to where they wanted to go");

    await press(page, "Sign out");
    const left = (await page.context().cookies()).map((cookie) => cookie.name);
    assert.deepEqual(left, ["goldthread-browser"], "the session is taken back, the mark of the browser stays");
    await page.fill("#login", "ada@wethercombe.example");
    await page.fill("#password", password);
    await press(page, "Sign in");
    assert.equal(await page.locator("h1").innerText(), "Enter your code");
    await page.fill("#code", codes[0]);
    await press(page, "Go on");
    assert.equal(new URL(page.url()).pathname, "/");

    await page.goto(`${site.url}/sign-in/proof?to=/account/password`);
    await holds();
    await page.fill("#password", password);
    await page.keyboard.press("Tab");
    await page.keyboard.type(codes[1]);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(new URL(page.url()).pathname, "/account/password");
    await close();
    await site.stop();
  });
}
