import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { owner } from "../shelf.mjs";

export const journeys = [
  {
    name: "what is made public is on one's page, for everybody, with feeds that answer; the rest is not",
    script: [true, false],
    async walk({ site, visit, look, words, script }) {
      const page = await visit();
      for (const [title, open] of [["A shared orchard", true], ["A private orchard", false]]) {
        await page.goto("/add");
        await page.getByLabel(words("edit.url")).fill(`https://orchard.example/${open ? "shared" : "private"}`);
        await page.getByLabel(words("edit.title")).fill(title);
        await page.locator("[name=tags]").fill("orchards");
        await page.getByRole("button", { name: words("save"), exact: true }).click();
        await page.getByText(words("said.saved")).waitFor();
        if (!open) continue;
        await page.locator("#act").getByRole("button", { name: words("item.make-public"), exact: true }).click();
        await page.locator(".badge", { hasText: words("item.public") }).waitFor();
      }
      await page.goto(`/u/${owner.name}`);
      await page.getByText(words("person.own")).waitFor();

      const guest = await visit({ guest: true });
      await guest.goto("/");
      if (script) await look(guest);
      await guest.getByRole("link", { name: owner.name, exact: true }).first().click();
      await becomes(() => guest.locator(".entry .target").allTextContents(), ["A shared orchard"]);
      if (script) await look(guest);
      const feeds = guest.locator("link[rel=alternate]");
      await becomeMany(feeds, 3);
      for (const { href, type } of await feeds.evaluateAll(all => all.map(({ href, type }) => ({ href, type })))) {
        const answer = await guest.request.get(href);
        assert.equal(answer.status(), 200);
        assert.ok(answer.headers()["content-type"].startsWith(type), type);
        const text = await answer.text();
        assert.ok(text.includes("A shared orchard") && !text.includes("A private orchard"));
      }
      assert.ok((await guest.locator(".subscribe a").count()) >= 3);
      const link = await guest.getByRole("link", { name: "Atom" }).first().getAttribute("href");
      assert.equal((await guest.request.get(new URL(link, site.address).href)).status(), 200);
    },
  },
  {
    name: "a private feed is read by its address until that is revoked",
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/settings/feeds");
      await page.getByRole("button", { name: words("feeds.make") }).click();
      await page.getByText(words("feeds.made")).waitFor();
      await look(page);
      const address = await page.locator("input[readonly]").first().inputValue();
      const guest = await visit({ guest: true });
      assert.equal((await guest.request.get(address)).status(), 200);
      await page.getByRole("button", { name: words("feeds.revoke-this", { what: words("feeds.whole") }) }).click();
      await page.getByText(words("said.revoked")).waitFor();
      assert.equal((await guest.request.get(address)).status(), 410);
    },
  },
  {
    name: "a public list shows what is public in it, and a page that is hidden is not there",
    async walk({ visit, look, words, expect }) {
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://orchard.example/pears");
      await page.getByLabel(words("edit.title")).fill("Pears");
      await page.getByLabel(words("edit.public")).check();
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.locator("summary", { hasText: words("bookmark.add-to-list") }).click();
      await page.locator("form[action='/lists/add'] [name=list]").fill("Fruit");
      await page.getByRole("button", { name: words("bookmark.list-button"), exact: true }).click();
      await page.getByRole("link", { name: "Fruit" }).click();
      await page.locator("summary", { hasText: words("lists.change") }).click();
      await page.getByLabel(words("lists.public")).check();
      await page.locator("form[action$='/edit'] button").click();
      await page.locator(".badge", { hasText: words("item.public") }).waitFor();
      const address = new URL(page.url()).pathname;

      const guest = await visit({ guest: true });
      await guest.goto(address);
      await becomeMany(guest.getByRole("link", { name: "Pears" }), 1);
      await look(guest);
      await page.goto("/settings");
      await page.getByLabel(words("settings.profile.never")).check();
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("said.account")).waitFor();
      expect(404);
      await guest.goto(`/u/${owner.name}`);
      await guest.getByRole("heading", { name: words("error.404.title") }).waitFor();
      await look(guest);
    },
  },
];
