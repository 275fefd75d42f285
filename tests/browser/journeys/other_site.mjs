import fs from "node:fs";
import path from "node:path";

import { becomes } from "../becomes.mjs";
import { openProvider } from "../provider.mjs";
import { owner } from "../shelf.mjs";

const name = "Example ID";

/** Serves such a site, and writes into the folder how it is to be found. */
const besideWith = newAccounts => async folder => {
  const provider = await openProvider();
  const secret = path.join(folder, "secret");
  fs.writeFileSync(secret, `${provider.client.secret}\n`);
  const settings = { issuer: provider.issuer, client_id: provider.client.id, client_secret_file: secret, name };
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
  fs.writeFileSync(path.join(folder, "config.toml"), `[oidc]\n${lines.join("")}new_accounts = ${newAccounts}\n`);
  return provider;
};

const button = (page, words) => page.getByRole("button", { name: words("oidc.button", { name }) });

async function say(page, answer, who = "") {
  await page.getByLabel("Who are you?").fill(who);
  await page.getByRole("button", { name: answer }).click();
}

async function signOut(page, words) {
  await page.locator("details.menu.person > summary").click();
  await page.getByRole("button", { name: words("nav.sign-out"), exact: true }).click();
  await page.getByText(words("said.signed-out")).waitFor();
}

export const journeys = [
  {
    name: "one connects with another site in the settings and signs in by it from then on",
    script: [true, false],
    beside: besideWith(false),
    async walk({ visit, look, words, script, expect }) {
      const page = await visit({ guest: true });
      await page.goto("/lists");
      if (script) await look(page);
      await button(page, words).click();
      expect(403);
      await say(page, "Agree", "ida");
      await page.getByText(words("oidc.trouble.unknown", { name })).waitFor();
      if (script) await look(page);
      await page.getByRole("link", { name: words("oidc.back-to-sign-in") }).click();
      await page.getByLabel(words("sign-in.name")).fill(owner.name);
      await page.getByLabel(words("sign-in.password")).fill(owner.password);
      await page.getByRole("button", { name: words("sign-in.button"), exact: true }).click();
      await page.getByRole("heading", { name: words("lists.title") }).waitFor();

      await page.goto("/settings/security");
      if (script) await look(page);
      const form = page.locator("form[action='/settings/oidc']");
      await form.locator("[name=current]").fill(owner.password);
      await form.getByRole("button", { name: words("oidc.connect"), exact: true }).click();
      await page.getByText(words("said.connected")).waitFor(); // the other site remembers who it is
      if (script) await look(page);

      await signOut(page, words);
      await page.goto("/tags");
      await button(page, words).click();
      await page.getByRole("heading", { name: words("tags.title"), exact: true }).waitFor();
      await becomes(() => new URL(page.url()).pathname, "/tags");

      await page.goto("/settings/security");
      await form.locator("[name=current]").fill(owner.password);
      await form.getByRole("button", { name: words("oidc.disconnect"), exact: true }).click();
      await page.getByText(words("said.disconnected")).waitFor();
      await form.getByRole("button", { name: words("oidc.connect"), exact: true }).waitFor();
    },
  },
  {
    name: "who is new gets an account where newcomers are welcome, and may refuse",
    beside: besideWith(true),
    async walk({ visit, look, words, expect }) {
      const page = await visit({ guest: true });
      await page.goto("/sign-in");
      await button(page, words).click();
      expect(403);
      await say(page, "Refuse");
      await page.getByText(words("oidc.trouble.denied", { name })).waitFor();
      await look(page);
      await page.getByRole("link", { name: words("oidc.back-to-sign-in") }).click();
      await button(page, words).click();
      await say(page, "Agree", "Ida");
      await page.getByText(words("empty.library")).waitFor();
      await page.goto("/settings/security");
      await page.getByText(words("oidc.no-password")).waitFor();
      await look(page);
      await page.goto("/settings");
      await becomes(() => page.locator("[name=name]").inputValue(), "ida");
    },
  },
];
