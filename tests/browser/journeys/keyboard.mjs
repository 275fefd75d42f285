import assert from "node:assert/strict";

import { becomes, becomeMany } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

const here = page => page.locator(".entry.here .target").textContent();
const path = page => new URL(page.url()).pathname;

export const journeys = [
  {
    name: "one hand on the keyboard searches, moves, opens, picks, edits and tags",
    library: sampleLibrary,
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/");
      const titles = await page.locator(".entry .target").allTextContents();
      await page.keyboard.press("j");
      await becomes(() => here(page), titles[0]);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      await becomes(() => here(page), titles[1]);
      await page.keyboard.press("x");
      await page.locator("#picked", { hasText: "(1)" }).waitFor();
      const id = await page.locator(".entry.here").getAttribute("data-id");
      await page.keyboard.press("e");
      await page.waitForURL(`**/b/${id}/edit`);
      await page.goBack();
      await page.locator(".entry").first().waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("t");
      await page.waitForURL(/\/edit#tags$/);
      await becomes(() => page.evaluate(() => document.activeElement?.getAttribute("name") ?? null), "tags");

      await page.goto("/");
      await page.keyboard.press("/");
      await page.keyboard.type("pond diary");
      await page.waitForURL("**/?q=pond%20diary");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      await page.keyboard.press("b");
      await page.getByRole("heading", { level: 1, name: "Keeping the pond diary" }).waitFor();
      await page.waitForLoadState(); // before that nobody listens to keys
      await page.keyboard.press("?");
      await page.waitForURL("**/help/keys");
      await look(page);
      await page.keyboard.press("a");
      await page.getByRole("heading", { name: words("add.title") }).waitFor();
      assert.equal(path(page), "/add");
    },
  },
  {
    name: "every stop of the key Tab is seen, the first skips to the content",
    library: sampleLibrary,
    async walk({ visit, words }) {
      const page = await visit();
      await page.goto("/?q=archives");
      await page.keyboard.press("Tab");
      await page.getByRole("link", { name: words("frame.skip") }).and(page.locator(":focus")).waitFor();
      for (let stop = 0; stop < 25; ++stop) {
        const { what, outlined, inside } = await page.evaluate(() => {
          const on = document.activeElement;
          const box = on.getBoundingClientRect();
          const style = getComputedStyle(on);
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          const inside = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
          return { what: on.outerHTML.slice(0, 120), outlined, inside };
        });
        assert.ok(outlined && inside, `${what} has the focus and shows it: ${outlined}, is in view: ${inside}`);
        await page.keyboard.press("Tab");
      }
      await page.goto("/?q=archives");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await becomes(() => page.evaluate(() => document.activeElement.id), "content");
    },
  },
  {
    name: "menus open and close with keys, and keys typed into fields are letters",
    library: sampleLibrary,
    async walk({ visit }) {
      const page = await visit();
      await page.goto("/add");
      await page.locator("[name=title]").press("j");
      await page.locator("[name=title]").pressSequentially("e?a");
      assert.equal(await page.locator("[name=title]").inputValue(), "je?a");
      await page.goto("/");
      const menu = page.locator(".entry details.menu").first();
      await menu.locator("summary").focus();
      await page.keyboard.press("Enter");
      await menu.locator(".menu-body").waitFor();
      await page.keyboard.press("Escape");
      await becomes(() => menu.getAttribute("open"), null);
      await becomeMany(page.locator("summary:focus"), 1);
    },
  },
];
