import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { bring, imported, lookedForAgain, send } from "../bring.mjs";
import { bookmarkFile } from "../files.mjs";

// An import of the first may be over before a page tells of it; then a larger one follows.
const sizes = [3000, 12000, 48000];

// A job may take as long as the journey: how quick the machine is, is not what is tested here.
const asLongAsItTakes = { timeout: 0 };

function meadow(folder, name, size) {
  const rows = Array.from({ length: size }, (_, at) => ({
    url: `https://meadow.example/page-${at}`, title: `Meadow page ${at}`, tags: ["meadow", at % 2 ? "odd" : "even"],
  }));
  return bookmarkFile(folder, name, [...rows, { url: "javascript:alert(1)", title: "A bookmarklet" }]);
}

export const journeys = [
  {
    name: "an import is seen on its way, and its end is told, without a reload",
    async walk({ folder, visit, look, words }) {
      const page = await visit();
      await page.goto("/imports");
      const bar = page.locator("#under-way progress");
      let seen = false;
      for (const size of sizes) {
        const name = `meadow-${size}.html`;
        await send(page, words, meadow(folder, name, size));
        const over = page.locator("#imported li", { hasText: name });
        await bar.or(over).first().waitFor();
        seen = await bar.isVisible();
        if (seen) await look(page);
        await over.waitFor(asLongAsItTakes);
        if (seen) break;
      }
      assert.ok(seen);
      await becomeMany(page.locator("#under-way li"), 0);
      await becomes(() => page.locator("#imports-said").textContent(), words("imports.ended"));
    },
  },
  {
    name: "an export of a browser is sent, reported, found and taken back",
    script: [true, false],
    async walk({ folder, visit, look, words, script }) {
      const page = await visit();
      await page.goto("/");
      await page.getByRole("link", { name: words("empty.import") }).click();
      await send(page, words, meadow(folder, "bookmarks.html", 300));
      const report = page.getByRole("link", { name: "bookmarks.html" });
      if (!script) await lookedForAgain(page, words, report);
      await report.click();
      await becomes(() => page.locator(".counts dd").allTextContents(), ["301", "300", "0", "0", "1", "0", "0", "0", "600"]);
      await becomeMany(page.locator("tbody tr"), 1);
      if (script) await look(page);

      await page.goto("/?q=title:123");
      await becomeMany(page.locator(".entry"), 1);
      await page.goBack();
      await page.locator("summary", { hasText: words("import.undo-title") }).click();
      await page.getByRole("button", { name: words("import.undo"), exact: true }).click();
      await page.locator("main .section-block", { hasText: "300" }).waitFor();
      await page.goto("/");
      await page.getByText(words("empty.library")).waitFor();
    },
  },
  {
    name: "a large import is taken back by itself, and one sees how far it is",
    async walk({ folder, visit, look, words }) {
      const page = await visit();
      await bring(page, words, meadow(folder, "large.html", sizes[0]));
      await page.getByRole("link", { name: "large.html" }).click();
      await page.locator("summary", { hasText: words("import.undo-title") }).click();
      await page.getByRole("button", { name: words("import.undo"), exact: true }).click();
      await page.locator("#under-way progress").waitFor();
      await look(page);
      const report = page.getByRole("link", { name: "large.html" });
      await report.click();
      await page.locator("main .section-block strong").first().waitFor();
      await look(page);
      await page.goto("/imports");
      await page.locator("#under-way li").waitFor({ state: "detached", ...asLongAsItTakes });
      await report.click();
      await page.locator("main .section-block", { hasText: /3.?000/ }).waitFor();
      await page.goto("/");
      await page.getByText(words("empty.library")).waitFor();
    },
  },
  {
    name: "a table whose columns nobody could guess is read as its owner says, and a slip is told of first",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await page.goto("/imports");
      const table = "wohin;wie\nhttps://brook.example/stones;Stepping stones\nhttps://brook.example/mill;The mill\n";
      const file = { name: "brook.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
      await page.locator("summary", { hasText: words("imports.options") }).click();
      await page.locator("[name=format]").selectOption("csv");
      await page.locator("[name=columns]").fill("address=wohin");
      await page.setInputFiles("[name=files]", file);
      expect(422);
      await page.getByRole("button", { name: words("imports.button"), exact: true }).click();
      await page.locator("#columns-fault").waitFor();
      if (script) await look(page);
      await page.locator("[name=columns]").fill("url=wohin, title=wie"); // what else was chosen still is
      await send(page, words, file);
      await imported(page);
      await page.goto("/?q=title:stepping");
      await becomeMany(page.locator(".entry"), 1);
      await page.goto("/");
      await becomeMany(page.locator(".entry"), 2);
    },
  },
  {
    name: "a file is looked at first, and imported when what it holds pleases",
    script: [true, false],
    async walk({ folder, visit, look, words, script }) {
      const page = await visit();
      await page.goto("/imports");
      await page.setInputFiles("[name=files]", meadow(folder, "looked-at.html", 30));
      await page.getByRole("button", { name: words("imports.try"), exact: true }).click();
      const now = page.getByRole("button", { name: words("imports.import-now") });
      if (!script) await lookedForAgain(page, words, now);
      await now.waitFor();
      await page.locator("#under-way summary").click();
      await page.locator("#under-way tbody", { hasText: "A bookmarklet" }).waitFor();
      if (script) await look(page);
      await page.goto("/");
      await page.getByText(words("empty.library")).waitFor();
      await page.goto("/imports");
      await now.click();
      await imported(page);
      await page.goto("/?q=title:page");
      await page.locator(".entry").first().waitFor();
    },
  },
  {
    name: "a file of no known format is kept, told of, and discarded",
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/imports");
      const buffer = Buffer.from("nothing anybody knows");
      await page.setInputFiles("[name=files]", { name: "notes.bin", mimeType: "application/octet-stream", buffer });
      await page.getByRole("button", { name: words("imports.button"), exact: true }).click();
      await page.getByText(words("imports.reason.unknown")).waitFor();
      await look(page);
      await page.getByRole("button", { name: words("imports.discard") }).click();
      await page.getByText(words("said.discarded")).waitFor();
      await becomeMany(page.locator("#under-way li"), 0);
    },
  },
];
