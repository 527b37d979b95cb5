// Takes the picture of the README: node browser/picture.mjs docs/images/plan.png

import { launch, tab } from "./browser.mjs";
import { startSite } from "./site.mjs";

const [path = "docs/images/plan.png"] = process.argv.slice(2);
const [site, browser] = await Promise.all([startSite(), launch()]);
const { page } = await tab(browser, site, { viewport: { width: 1200, height: 860 } });
await page.goto(site.plans.progress);
await page.screenshot({ path });
await browser.close();
await site.stop();
