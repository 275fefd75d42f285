import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

export const journeys = [
  {
    name: "several bookmarks are picked and tagged, and one press takes it back",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/?q=tag:archives");
      const before = await page.locator(".entry ul.tags").allTextContents();
      await page.locator("#bulk > summary").click();
      for (const at of [0, 1, 2]) await page.locator(".pick input").nth(at).check();
      if (script) {
        await page.locator("#picked", { hasText: "(3)" }).waitFor();
        await look(page);
      }
      await page.locator("#bulk [name=tags]").fill("to read aloud, winter");
      await page.keyboard.press("Escape"); // closes what completes the tag, which lies above the buttons
      await page.getByRole("button", { name: words("bulk.add-tags") }).click();
      await page.locator("main .notice").waitFor();
      await becomeMany(page.locator(".entry", { hasText: "to read aloud" }), 3);
      if (script) await look(page);

      await page.getByRole("button", { name: words("undo"), exact: true }).click();
      await becomes(() => page.locator(".entry ul.tags").allTextContents(), before);
    },
  },
  {
    name: "all that a search finds is changed at once, and the history takes it back",
    library: sampleLibrary,
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/?q=tag:transport");
      const total = await page.locator("#total").textContent();
      await page.locator("#bulk > summary").click();
      await page.locator("[name=of][value=all]").check();
      await page.getByRole("button", { name: words("bulk.delete"), exact: true }).click();
      await page.locator("main .notice").waitFor();
      await page.getByText(words("library.none")).waitFor();
      await page.goto("/history");
      await look(page);
      await page.getByRole("button", { name: words("undo"), exact: true }).first().click();
      await page.locator("main .notice", { hasText: words("change.undone", { what: "" }).trim() }).waitFor();
      await page.goto("/?q=tag:transport");
      await becomes(() => page.locator("#total").textContent(), total);
    },
  },
  {
    name: "a tag is renamed, gets an alias and a parent, and joins a bundle",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/tags");
      if (script) await look(page);
      await page.getByRole("link", { name: "jardins", exact: true }).click();
      const change = page.locator("summary", { hasText: words("tag.change") });
      await change.click();
      if (script) await look(page);
      await page.locator("form[action$='/rename'] [name=name]").fill("green places");
      await page.getByRole("button", { name: words("tag.rename-button") }).click();
      await page.waitForURL(/\/t\/green/);
      await change.click();
      await page.locator("form[action$='/alias'] [name=alias]").fill("verdure");
      await page.locator("form[action$='/alias'] button").click();
      await change.click();
      await page.locator("p", { hasText: words("tag.aliases") }).filter({ hasText: "verdure" }).waitFor();
      await page.locator("form[action$='/parent'] [name=parent]").fill("outdoors");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words("tag.parent-button"), exact: true }).click();
      await page.getByRole("link", { name: "outdoors", exact: true }).waitFor();

      await page.goto("/tags");
      await page.locator("summary", { hasText: words("bundles.new") }).click();
      const form = page.locator("form[action='/tags/bundle']").last();
      await form.locator("[name=name]").fill("green");
      await form.locator("[name=tags]").fill("green places, communs");
      await page.keyboard.press("Escape");
      await form.getByRole("button", { name: words("save") }).click();
      await page.getByRole("link", { name: "green", exact: true }).click();
      assert.ok((await page.locator(".entry").count()) > 20);
    },
  },
];
