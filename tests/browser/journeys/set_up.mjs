import assert from "node:assert/strict";

import { owner } from "../shelf.mjs";

export const journeys = [
  {
    name: "the code that serve prints opens a new site, which says what to do first",
    library: "nobody",
    script: [true, false],
    async walk({ site, visit, look, words, language, script }) {
      const page = await visit();
      await page.goto("/");
      await page.getByRole("link", { name: words("front.set-up") }).click();
      await page.getByRole("heading", { name: words("set-up.title") }).waitFor();
      await page.goto(site.setUp);
      if (script) await look(page);
      await page.getByLabel(words("set-up.name"), { exact: false }).fill(owner.name);
      await page.getByLabel(words("set-up.password"), { exact: false }).fill(owner.password);
      await page.getByRole("button", { name: words("set-up.button") }).click();

      await page.getByText(words("empty.library")).waitFor();
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      for (const step of ["empty.import", "empty.add", "empty.bookmarklet"])
        assert.ok(await page.getByRole("link", { name: words(step) }).isVisible(), step);
      if (script) await look(page);
      assert.equal(new URL(page.url()).pathname, "/");
    },
  },
  {
    name: "a wrong code and a weak password are refused, and what was typed stays",
    library: "nobody",
    async walk({ site, visit, look, words, expect }) {
      const page = await visit();
      await page.goto("/set-up?code=WRONG");
      await page.fill("[name=name]", owner.name);
      await page.fill("[name=password]", owner.password);
      expect(422);
      await page.getByRole("button", { name: words("set-up.button") }).click();
      await page.getByText(words("set-up.wrong-code")).waitFor();
      await look(page);

      await page.goto(site.setUp);
      await page.fill("[name=name]", owner.name);
      await page.fill("[name=password]", "password1");
      expect(422);
      await page.getByRole("button", { name: words("set-up.button") }).click();
      await page.getByText(words("password.easily-guessed")).waitFor();
      assert.equal(await page.inputValue("[name=name]"), owner.name);
    },
  },
];
