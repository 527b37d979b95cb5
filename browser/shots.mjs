// Takes a picture of every page, wide and narrow, for people to look at: node browser/shots.mjs FOLDER [NAME...]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launch, narrow, tab, wide } from "./browser.mjs";
import { pages } from "./pages.mjs";
import { startSite } from "./site.mjs";

const [folder = "target/shots", ...names] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const [site, browser] = await Promise.all([startSite(), launch()]);
for (const [size, viewport] of Object.entries({ wide, narrow })) {
  const { page, close } = await tab(browser, site, { viewport });
  for (const { name, address } of pages(site)) {
    if (names.length && !names.includes(name)) continue;
    await page.goto(address);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
  }
  await close();
}
await browser.close();
await site.stop();
