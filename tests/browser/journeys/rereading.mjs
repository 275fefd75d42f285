import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

const twice = ["https://maps.example/old", "http://maps.example/old?utm_source=mail"];

export const journeys = [
  {
    name: "what was marked comes back, is put off, and is read",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/review");
      if (script) await look(page);
      const shown = page.locator("article.highlight");
      const first = await shown.first().getAttribute("id");
      assert.ok((await shown.count()) > 2);
      await page.getByRole("button", { name: words("review.never") }).first().click();
      await becomeMany(page.locator(`#${first}`), 0);
      await page.getByRole("button", { name: words("review.done") }).click();
      await page.getByText(words("said.read")).waitFor();
      await page.getByRole("link", { name: words("review.by-source") }).click();
      await page.locator("article.highlight h2").first().waitFor();
      if (script) await look(page);
    },
  },
  {
    name: "a page that was saved twice becomes one bookmark, and two again",
    library: "empty",
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/duplicates");
      await page.getByText(words("duplicates.none")).waitFor();
      if (script) await look(page);
      for (const [at, url] of twice.entries()) {
        await page.goto("/add");
        await page.getByLabel(words("edit.url")).fill(url);
        await page.getByLabel(words("edit.title")).fill("Old maps");
        await page.locator("[name=tags]").fill(["maps", "streets"][at]);
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: words("save"), exact: true }).click();
        await page.getByText(words("said.saved")).waitFor();
      }
      await page.goto("/duplicates");
      await becomeMany(page.locator("main li .address"), 2);
      if (script) await look(page);
      await page.getByRole("button", { name: words("duplicates.merge"), exact: true }).click();
      await page.getByText(words("duplicates.none")).waitFor();
      await page.goto("/");
      const tags = page.locator(".entry ul.tags li");
      await becomes(async () => (await tags.allTextContents()).sort(), ["maps", "streets"]);
      await page.goto("/history");
      await page.getByRole("button", { name: words("undo"), exact: true }).first().click();
      await page.locator("main .notice").waitFor();
      await page.goto("/duplicates");
      await becomeMany(page.locator("main li .address"), 2);
    },
  },
];
