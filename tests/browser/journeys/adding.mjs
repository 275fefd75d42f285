import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

export const journeys = [
  {
    name: "a page is added, with a tag that is completed, and taken out and put back",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/");
      await page.locator("a.add").click();
      if (script) await look(page);
      await page.getByLabel(words("edit.url")).fill("https://herbarium.example/how-to-press");
      await page.getByLabel(words("edit.title")).fill("How to press a flower");
      const tags = page.locator("[name=tags]");
      if (script) {
        await tags.pressSequentially("botany, archi");
        await page.getByRole("option", { name: /^archives/ }).waitFor();
        await look(page);
        await tags.press("ArrowDown");
        await tags.press("Enter");
        assert.equal(await tags.inputValue(), "botany, archives, ");
      } else {
        await tags.fill("botany, archives");
      }
      await page.getByLabel(words("edit.note")).fill("Two sheets of blotting paper, one winter.");
      await page.getByLabel(words("edit.title")).press("Enter");

      await page.getByText(words("said.saved")).waitFor();
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "How to press a flower");
      assert.deepEqual(await page.locator("ul.tags li").allTextContents(), ["botany", "archives"]);
      if (script) await look(page);

      await page.locator("#act").getByRole("button", { name: words("item.delete"), exact: true }).click();
      await page.getByRole("button", { name: words("undo"), exact: true }).click();
      await page.locator("main .notice", { hasText: words("change.undone", { what: "" }).trim() }).waitFor();
      await page.goto("/?q=blotting");
      await becomeMany(page.locator(".entry"), 1);
    },
  },
  {
    name: "an address that is none is told beside its field, and nothing typed is lost",
    async walk({ visit, look, words, expect }) {
      const page = await visit({ script: false });
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("http://[half");
      await page.getByLabel(words("edit.title")).fill("Half an address");
      // Some browsers let it through.
      await page.locator("main form").evaluate(form => (form.noValidate = true));
      expect(422);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.locator("#url-fault").waitFor();
      await becomes(() => page.getByLabel(words("edit.title")).inputValue(), "Half an address");
      assert.equal(await page.getByLabel(words("edit.url")).getAttribute("aria-describedby"), "url-fault");
    },
  },
  {
    name: "Enter saves, also where tags are suggested",
    library: sampleLibrary,
    async walk({ visit, words }) {
      const page = await visit({ script: false });
      await page.goto("/?q=" + encodeURIComponent('"Keeping the pond diary"'));
      await page.locator(".entry .when").first().click();
      await page.locator("a[href$='/edit']").first().click();
      await becomes(async () => (await page.locator(".suggested button").count()) > 0, true);
      await page.getByLabel(words("edit.title")).fill("Keeping a pond diary");
      await page.getByLabel(words("edit.title")).press("Enter");
      await becomes(() => page.getByRole("heading", { level: 1 }).textContent(), "Keeping a pond diary");
    },
  },
  {
    name: "a passage is marked, answered and kept in its place",
    library: sampleLibrary,
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/?q=" + encodeURIComponent('"Keeping the pond diary"'));
      await page.locator(".entry .when").first().click();
      await page.locator("summary", { hasText: words("bookmark.highlight-add") }).click();
      const form = page.locator("form[action$='/highlights']");
      await form.locator("[name=quote]").fill("The ice held on the ninth.");
      await form.locator("[name=note]").fill("Earlier than I thought.");
      await form.getByRole("button", { name: words("save") }).click();
      const marked = page.locator(".highlight", { hasText: "The ice held on the ninth." });
      await marked.waitFor();
      await marked.locator("summary", { hasText: words("bookmark.reply-add") }).click();
      await marked.locator("form[action$='/replies'] textarea").fill("So did I.");
      await marked.locator("form[action$='/replies'] button").click();
      await marked.getByText("So did I.").first().waitFor();
      await look(page);
      await becomeMany(marked.locator(".replies li"), 1);
    },
  },
];
