// The pictures of the README, from the sample library: the same library, window and fonts give the same bytes.
import fs from "node:fs";
import path from "node:path";

import { sampleLibrary } from "./files.mjs";
import { serve } from "./site.mjs";

const question = "/?q=" + encodeURIComponent("is:highlighted tag:archives");
const week = "/digests/file?week=2026-W46&format=html";

const wanted = [
  { name: "library", take: libraryPage, width: 1280, height: 860, scheme: "light" },
  { name: "library-phone-dark", take: libraryPage, width: 390, height: 844, scheme: "dark" },
  { name: "digest", take: digestPage, width: 860, height: 900, scheme: "light" },
  { name: "digest-phone-dark", take: digestPage, width: 390, height: 900, scheme: "dark" },
];

/** Writes every picture into a folder. */
export async function takePictures({ browser, shelf, folder: target }) {
  const { folder, state } = await shelf.take(browser, sampleLibrary, "en");
  const site = await serve(shelf.program, folder);
  fs.mkdirSync(target, { recursive: true });
  try {
    for (const { name, take, width, height, scheme } of wanted) {
      const context = await browser.newContext({
        baseURL: site.address,
        locale: "en",
        timezoneId: "UTC",
        viewport: { width, height },
        colorScheme: scheme,
        storageState: state,
      });
      const page = await context.newPage();
      await take(page);
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(target, `${name}.png`), animations: "disabled", caret: "hide" });
      await context.close();
      console.log(path.join(target, `${name}.png`));
    }
  } finally {
    await site.stop();
  }
}

async function libraryPage(page) {
  await page.goto(question);
  await page.locator(".entry").first().waitFor();
}

/** The digest as a file that was taken along: it looks the same wherever it is opened. */
async function digestPage(page) {
  const answer = await page.request.get(week);
  await page.setContent(await answer.text());
  await page.getByText("Keeping the pond diary").first().waitFor();
}
