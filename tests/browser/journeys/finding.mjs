import assert from "node:assert/strict";

import { becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

export const journeys = [
  {
    name: "results appear while one types, and the address follows",
    library: sampleLibrary,
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/");
      await look(page);
      await page.locator("#q").pressSequentially("pond diary");
      await page.waitForURL("**/?q=pond%20diary");
      const titles = page.locator("#results .entry-title");
      await becomes(() => titles.first().textContent(), "Keeping the pond diary");
      await look(page);
      await page.locator("#q").fill("nothingofthekind");
      await page.getByText(words("library.none")).waitFor();
      await page.locator("#q").fill("tag:(");
      await page.locator("#results [role=alert]").waitFor();
      await look(page);
    },
  },
  {
    name: "what stands beside the results follows the question too, in the order chosen",
    library: sampleLibrary,
    async walk({ visit, words }) {
      const page = await visit();
      await page.goto("/?q=tag:archives&sort=oldest");
      await page.locator("#q").fill("tag:jardins");
      await page.waitForURL("**/?q=tag%3Ajardins&sort=oldest");
      await becomes(() => page.title().then(title => title.startsWith("tag:jardins")), true);
      const [, facet] = await page.locator("#facets li a").evaluateAll(all => all.map(one => one.getAttribute("href")));
      assert.match(facet, /^\/\?q=tag%3Ajardins%20tag%3A.*&sort=oldest$/);
      assert.equal(await page.locator("#act [name=back]").inputValue(), "/?q=tag%3Ajardins&sort=oldest");

      await page.locator("summary", { hasText: words("searches.save") }).click();
      await page.locator("form[action='/searches'] [name=name]").fill("Gardens");
      await page.locator("form[action='/searches'] button").click();
      await page.locator("main .notice").waitFor();
      await page.getByRole("link", { name: "Gardens", exact: true }).click();
      await page.waitForURL("**/?q=tag%3Ajardins&sort=oldest");
    },
  },
  {
    name: "bookmarks that appear while one types are picked as any others",
    library: sampleLibrary,
    async walk({ visit, words }) {
      const page = await visit();
      await page.goto("/");
      await page.locator("#q").fill("tag:archives");
      await page.waitForURL("**/?q=tag%3Aarchives");
      await page.locator("#bulk > summary").click();
      await page.locator(".pick input").first().check();
      await page.locator("#picked", { hasText: "(1)" }).waitFor();
      await page.locator("#bulk [name=tags]").fill("to read aloud");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words("bulk.add-tags") }).click();
      await page.locator("main .notice").waitFor();
      assert.equal(new URL(page.url()).searchParams.get("q"), "tag:archives");
    },
  },
  {
    name: "a search is asked with the key Enter, ordered and narrowed down without script",
    library: sampleLibrary,
    script: [false],
    async walk({ visit, words }) {
      const page = await visit();
      await page.goto("/");
      await page.locator("#q").fill("tag:archives");
      await page.locator("#q").press("Enter");
      await page.locator("select[name=sort]").selectOption("oldest");
      await page.getByRole("button", { name: words("library.sort-button") }).click();
      await page.waitForURL(/sort=oldest/);
      const dates = await page.locator(".entry time").evaluateAll(all => all.map(one => one.dateTime));
      assert.ok(dates.length > 3);
      assert.deepEqual(dates, [...dates].sort());
      const [, narrower] = await page.locator("#facets .count").allTextContents();
      await page.locator("#facets li a").nth(1).click();
      await becomes(() => page.locator(".entry").count(), Number(narrower));
    },
  },
  {
    name: "a question that comes again is saved, asked, renamed and deleted",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/?q=" + encodeURIComponent("tag:jardins sort:oldest"));
      const found = await page.locator("#total").textContent();
      await page.locator("summary", { hasText: words("searches.save") }).click();
      await page.locator("form[action='/searches'] [name=name]").fill("Gardens");
      await page.locator("form[action='/searches'] button").click();
      await page.locator("main .notice").waitFor();
      await page.goto("/");
      await page.getByRole("link", { name: "Gardens", exact: true }).click();
      await becomes(() => page.locator("#total").textContent(), found);

      await page.getByRole("link", { name: words("searches.all") }).click();
      if (script) await look(page);
      await page.locator("summary", { hasText: words("searches.change") }).click();
      await page.locator("form[action='/searches/rename'] [name=name]").fill("Gardens, oldest first");
      await page.getByRole("button", { name: words("searches.rename") }).click();
      await page.getByRole("link", { name: "Gardens, oldest first" }).waitFor();
      await page.locator("summary", { hasText: words("searches.change") }).click();
      await page.getByRole("button", { name: words("delete"), exact: true }).click();
      await page.getByText(words("searches.none")).waitFor();
    },
  },
];
