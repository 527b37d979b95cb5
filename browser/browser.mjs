// Debian's Chromium under playwright-core, and a tab that writes down all that should not happen.

import { chromium } from "playwright-core";

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 320, height: 640 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

// A tab of its own, signed in as `storageState` says: { page, wrongs }; `wrongs` gathers console errors, page errors and requests to another host.
export async function tab(browser, site, { viewport = wide, script = true, storageState } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: script, storageState });
  const page = await context.newPage();
  const wrongs = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !expected(message.text())) wrongs.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrongs.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url)) wrongs.push(`request to another host: ${request.url()}`);
  });
  return { page, wrongs, close: () => context.close() };
}

// Chromium calls the status of a page that answers 4xx an error; those pages are visited on purpose.
function expected(text) {
  return text.startsWith("Failed to load resource: the server responded with a status of 4");
}
