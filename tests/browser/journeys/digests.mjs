import assert from "node:assert/strict";

import { becomeMany } from "../becomes.mjs";
import { bring } from "../bring.mjs";
import { bookmarkFile, sampleLibrary } from "../files.mjs";
import { owner } from "../shelf.mjs";

const day = 24 * 60 * 60 * 1000;

/** Noon on the Wednesday of the week that was over last. */
function lastWednesday() {
  const now = new Date();
  const monday = now.setUTCHours(12, 0, 0, 0) - ((new Date().getUTCDay() + 6) % 7) * day;
  return new Date(monday - 5 * day);
}

/** Orders a weekly digest from the page of digests, and waits until its first issue is out. */
async function order(page, words, slug, { secret = false } = {}) {
  const form = page.locator("form[action='/digests']");
  await form.locator("[name=slug]").fill(slug);
  await form.locator("[name=every]").selectOption("week");
  if (secret) await form.locator("[name=private]").check();
  await form.getByRole("button", { name: words("digests.order-button") }).click();
  await page.getByText(words("said.digest")).waitFor();
  while ((await page.locator(".card li a").count()) === 0) await page.reload();
}

export const journeys = [
  {
    name: "a week is composed, looked at, and taken along in every form",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/digests");
      await page.getByRole("link", { name: words("digests.preview") }).click();
      await page.locator("summary", { hasText: words("digests.choose") }).click();
      await page.locator("[name=from]").fill("2026-11-09");
      await page.locator("[name=to]").fill("2026-11-15");
      await page.getByRole("button", { name: words("digests.show"), exact: true }).click();
      await page.locator(".digest-frame").getByText("Keeping the pond diary").waitFor();
      if (script) await look(page);
      for (const format of ["text", "html", "markdown", "json", "atom", "email"]) {
        const link = page.getByRole("link", { name: words(`digests.format.${format}`), exact: true });
        const answer = await page.request.get(await link.getAttribute("href"));
        assert.equal(answer.status(), 200, format);
        assert.ok((await answer.body()).length > 1000, format);
        assert.ok(answer.headers()["content-disposition"].startsWith("attachment"), format);
      }
    },
  },
  {
    name: "a digest that is ordered comes out under an address that stays, for everybody",
    script: [true, false],
    async walk({ folder, visit, look, words, script, expect }) {
      const file = bookmarkFile(folder, "week.html", [
        { url: "https://hedge.example/laid", title: "A hedge that was laid", saved: lastWednesday(), open: true },
        { url: "https://hedge.example/mine", title: "Only for me", saved: lastWednesday() },
      ]);
      const page = await visit();
      await bring(page, words, file);
      await page.goto("/digests");
      if (script) await look(page);
      await order(page, words, "weekly");
      if (script) await look(page);
      const address = await page.locator(".card li a").getAttribute("href");
      assert.match(address, new RegExp(`^/u/${owner.name}/digest/weekly/\\d{4}-w\\d{2}$`));

      const guest = await visit({ guest: true });
      await guest.goto(address);
      await guest.getByText("A hedge that was laid").waitFor();
      await becomeMany(guest.getByText("Only for me"), 0);
      if (script) await look(guest);
      await guest.goto(`/u/${owner.name}/digest/weekly`);
      await becomeMany(guest.locator(".imported li"), 1);
      if (script) await look(guest);

      await page.locator("summary", { hasText: words("digests.remove-title") }).click();
      await page.getByRole("button", { name: words("digests.remove"), exact: true }).click();
      await page.getByText(words("change.digest-remove", { what: "weekly" })).waitFor();
      expect(404);
      await guest.goto(address);
      await page.getByRole("button", { name: words("undo"), exact: true }).click();
      await page.locator(`.card li a[href="${address}"]`).waitFor();
      await guest.goto(address);
      await guest.getByText("A hedge that was laid").waitFor();
    },
  },
  {
    name: "a digest is subscribed to privately, and its feed has what is private in it",
    async walk({ folder, visit, look, words }) {
      const page = await visit();
      await bring(page, words, bookmarkFile(folder, "week.html", [
        { url: "https://hedge.example/mine", title: "Only for me", saved: lastWednesday() },
      ]));
      await page.goto("/digests");
      await order(page, words, "mine", { secret: true });
      await page.goto("/settings/feeds");
      await page.locator("[name=digest]").selectOption("mine");
      await page.getByRole("button", { name: words("feeds.make") }).click();
      await page.getByText(words("feeds.made")).waitFor();
      await look(page);
      const guest = await visit({ guest: true });
      const answer = await guest.request.get(await page.locator("input[readonly]").first().inputValue());
      assert.equal(answer.status(), 200);
      assert.match(await answer.text(), /Only for me/);
    },
  },
];
