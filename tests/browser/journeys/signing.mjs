import assert from "node:assert/strict";

import { becomeMany, becomes } from "../becomes.mjs";
import { owner } from "../shelf.mjs";

async function signIn(page, words) {
  await page.getByLabel(words("sign-in.name")).fill(owner.name);
  await page.getByLabel(words("sign-in.password")).fill(owner.password);
  await page.getByRole("button", { name: words("sign-in.button"), exact: true }).click();
}

const note = "A long note.\nIn two lines, « quoted » & marked.";

export const journeys = [
  {
    name: "one signs out and in again, and a wrong password says no more than that",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await page.goto("/");
      await page.locator("details.menu.person > summary").click();
      if (script) await look(page);
      await page.getByRole("button", { name: words("nav.sign-out"), exact: true }).click();
      await page.getByText(words("said.signed-out")).waitFor();
      await page.goto("/lists");
      await page.getByLabel(words("sign-in.name")).fill(owner.name);
      await page.getByLabel(words("sign-in.password")).fill("not this one at all");
      expect(422);
      await page.getByRole("button", { name: words("sign-in.button"), exact: true }).click();
      await page.getByText(words("sign-in.wrong")).waitFor();
      if (script) await look(page);
      await signIn(page, words);
      await page.getByRole("heading", { name: words("lists.title") }).waitFor();
    },
  },
  {
    name: "who was signed out while writing signs in and loses nothing",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://loft.example/pigeons");
      await page.getByLabel(words("edit.title")).fill("The pigeons of the loft");
      await page.getByLabel(words("edit.note")).fill(note);
      await page.context().clearCookies();
      expect(401);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("sign-in.first")).waitFor();
      if (script) await look(page);
      expect(409);
      await signIn(page, words);
      await page.getByRole("heading", { name: words("send-again.title") }).waitFor();
      if (script) await look(page);
      await page.getByRole("button", { name: words("send-again.button") }).click();
      await page.getByText(words("said.saved")).waitFor();
      await becomes(() => page.locator(".full-note").textContent(), note);
    },
  },
  {
    name: "who edits what was changed meanwhile sees both versions and decides",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await page.goto("/add");
      await page.getByLabel(words("edit.url")).fill("https://loft.example/owls");
      await page.getByLabel(words("edit.title")).fill("Owls");
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("said.saved")).waitFor();
      const address = new URL(page.url()).pathname + "/edit";
      const other = await visit();
      await page.goto(address);
      await other.goto(address);
      await other.getByLabel(words("edit.title")).fill("Owls, theirs");
      await other.getByRole("button", { name: words("save"), exact: true }).click();
      await other.getByRole("heading", { name: "Owls, theirs" }).waitFor();

      await page.getByLabel(words("edit.title")).fill("Owls, mine");
      expect(409);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("edit.stale")).waitFor();
      await page.locator("dd", { hasText: "Owls, theirs" }).waitFor();
      assert.equal(await page.getByLabel(words("edit.title")).inputValue(), "Owls, mine");
      if (script) await look(page);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByRole("heading", { name: "Owls, mine" }).waitFor();
    },
  },
  {
    name: "another browser is signed out from the settings",
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const other = await visit({ guest: true });
      await other.goto("/sign-in");
      if (script) await look(other);
      await signIn(other, words);
      await other.getByText(words("empty.library")).waitFor();
      const page = await visit();
      await page.goto("/settings/security");
      await becomeMany(page.locator(".list-entry"), 2);
      if (script) await look(page);
      await page.locator(".list-entry form button").click();
      await page.getByText(words("said.signed-out-there")).waitFor();
      await becomeMany(page.locator(".list-entry"), 1);
      await other.goto("/tags");
      await other.getByRole("heading", { name: words("sign-in.title") }).waitFor();
    },
  },
];
