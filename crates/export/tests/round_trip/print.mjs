// Prints web pages as PDF: each FOLDER/*.html beside itself, in one run of Chromium.
//   node print.mjs FOLDER

import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const page = await browser.newPage();
for (const name of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  await page.goto(pathToFileURL(`${folder}/${name}`).href);
  await page.pdf({ path: `${folder}/${name}`.replace(/html$/, "pdf"), printBackground: true, preferCSSPageSize: true });
}
await browser.close();
