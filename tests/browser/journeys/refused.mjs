import assert from "node:assert/strict";

import { becomes } from "../becomes.mjs";
import { owner } from "../shelf.mjs";

const note = "What this list is about, in\ntwo lines, « quoted » & marked.";

async function makeList(page, words, title) {
  await page.goto("/lists");
  const form = page.locator("form[action='/lists']");
  const closed = !(await form.locator("[name=title]").isVisible());
  if (closed) await page.locator("summary", { hasText: words("lists.new") }).click();
  await form.locator("[name=title]").fill(title);
  await form.locator("[name=note]").fill(note);
  await form.getByRole("button").click();
}

export const journeys = [
  {
    name: "what a list was to be about is still there when its title is taken",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await makeList(page, words, "Maps");
      await page.getByRole("heading", { name: "Maps", level: 1 }).waitFor();
      expect(422);
      await makeList(page, words, "Maps");
      await page.getByText(words("error.sent")).waitFor();
      if (script) await look(page);
      assert.equal(await page.locator("main [name=note]").inputValue(), note);
      await page.locator("main [name=title]").fill("Old maps");
      await page.getByRole("button", { name: words("send-again.button") }).click();
      await page.getByRole("heading", { name: "Old maps", level: 1 }).waitFor();
      await becomes(() => page.locator(".full-note").textContent(), note);
    },
  },
  {
    name: "a note that is too long to be carried along waits until one is signed in",
    async walk({ visit, look, words, expect }) {
      const long = "une très longue note à garder. ".repeat(12_000);
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://loft.example/pigeons");
      await page.getByLabel(words("edit.note")).fill(long);
      await page.context().clearCookies();
      expect(401);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("send-again.beside")).waitFor();
      await look(page);
      const [beside] = await Promise.all([
        page.context().waitForEvent("page"),
        page.getByRole("link", { name: words("send-again.sign-in") }).click(),
      ]);
      await beside.getByLabel(words("sign-in.name")).fill(owner.name);
      await beside.getByLabel(words("sign-in.password")).fill(owner.password);
      await beside.getByRole("button", { name: words("sign-in.button"), exact: true }).click();
      await beside.getByText(words("empty.library")).waitFor();
      expect(409);
      await page.getByRole("button", { name: words("send-again.button") }).click();
      await page.getByRole("heading", { name: words("send-again.title") }).waitFor();
      await page.getByRole("button", { name: words("send-again.button") }).click();
      await page.getByText(words("said.saved")).waitFor();
      assert.equal((await page.locator(".full-note").textContent()).trim(), long.trim());
    },
  },
  {
    name: "a page that is kept already is shown with what one would add to it",
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://loft.example/pigeons");
      await page.getByLabel(words("edit.title")).fill("Pigeons");
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("said.saved")).waitFor();
      await page.goto("/add?url=https%3A%2F%2Floft.example%2Fpigeons&title=The+loft&text=A+marked+sentence");
      await page.getByText(words("edit.kept-already")).waitFor();
      await look(page);
      assert.equal(await page.getByLabel(words("edit.title")).inputValue(), "Pigeons");
      assert.equal(await page.getByLabel(words("edit.note")).inputValue(), "A marked sentence");
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByRole("heading", { name: "Pigeons", level: 1 }).waitFor();
      await page.getByText("A marked sentence").waitFor();
    },
  },
  {
    name: "what was to be done to many waits until some are picked",
    async walk({ visit, words }) {
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://loft.example/owls");
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("said.saved")).waitFor();
      await page.goto("/");
      await page.locator("#bulk summary").click();
      await page.locator("#bulk [name=tags]").fill("birds");
      await page.getByRole("button", { name: words("bulk.add-tags"), exact: true }).click();
      await becomes(() => page.locator("#picked").textContent(), `(${words("bulk.none")})`);
      assert.equal(await page.locator("#bulk [name=tags]").inputValue(), "birds");
      await page.locator(".pick input").check();
      await page.getByRole("button", { name: words("bulk.add-tags"), exact: true }).click();
      await page.locator("ul.tags li", { hasText: "birds" }).waitFor();
    },
  },
];
