import assert from "node:assert/strict";

import { becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";
import { owner } from "../shelf.mjs";
import { wordsOf } from "../words.mjs";

export const journeys = [
  {
    name: "a language and a look are chosen, whatever the browser asks for",
    script: [true, false],
    async walk({ visit, look, words, language, scheme, script }) {
      const [other, otherScheme] = [language === "en" ? "fr" : "en", scheme === "light" ? "dark" : "light"];
      const page = await visit();
      await page.goto("/settings");
      if (script) await look(page);
      await page.locator("[name=language]").selectOption(other);
      await page.locator(`[name=theme][value=${otherScheme}]`).check();
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(wordsOf(other)("said.account")).waitFor();
      await becomes(() => page.locator("html").getAttribute("lang"), other);
      await becomes(() => page.locator("html").getAttribute("data-theme"), otherScheme);
      if (script) await look(page);
      const paper = await page.locator("body").evaluate(body => getComputedStyle(body).backgroundColor);
      assert.equal(Number(/\d+/.exec(paper)[0]) > 128 ? "light" : "dark", otherScheme);
    },
  },
  {
    name: "a time zone that is none is told beside its field",
    async walk({ visit, look, words, expect }) {
      const page = await visit();
      await page.goto("/settings");
      await page.locator("[name=zone]").fill("Europe/Nowhere");
      expect(422);
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("settings.zone-fault")).waitFor();
      await look(page);
      await becomes(() => page.locator("[name=zone]").inputValue(), "Europe/Nowhere");
    },
  },
  {
    name: "a second step is begun, a token is made and revoked, an export is taken",
    library: sampleLibrary,
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/settings/security");
      await page.locator("form[action='/settings/second-step'] [name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("settings.second-begin") }).click();
      await page.getByText(words("settings.enrol-scan")).waitFor();
      await look(page);

      await page.goto("/settings/tokens");
      await page.getByLabel(words("tokens.label")).fill("A script");
      await page.locator("[name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("tokens.button") }).click();
      await page.getByText(words("tokens.once")).waitFor();
      await look(page);
      await page.getByRole("button", { name: words("tokens.revoke") + ": A script" }).click();
      await page.getByText(words("said.revoked")).waitFor();

      await page.goto("/exports");
      await look(page);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: words("exports.button") }).click(),
      ]);
      assert.equal(await download.failure(), null);
    },
  },
  {
    name: "whoever owns the site invites somebody, who gets a library of their own",
    async walk({ visit, look, words }) {
      const page = await visit();
      await page.goto("/admin");
      await page.getByRole("button", { name: words("admin.invite"), exact: true }).click();
      await page.getByText(words("admin.link-account")).waitFor();
      await look(page);
      const link = await page.locator("main .notice code").textContent();
      const guest = await visit({ guest: true });
      await guest.goto(new URL(link).pathname + new URL(link).search);
      await look(guest);
      await guest.locator("[name=name]").fill("simone");
      await guest.locator("[name=password]").fill("harbour violin moss ladder");
      await guest.getByRole("button", { name: words("invitation.button"), exact: true }).click();
      await guest.getByText(words("empty.library")).waitFor();
    },
  },
];
