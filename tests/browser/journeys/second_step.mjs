import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { becomeMany } from "../becomes.mjs";
import { owner } from "../shelf.mjs";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // of base32 (RFC 4648)

/** The code of an authenticator app now (RFC 6238, six digits of SHA-1 each 30 seconds). */
function codeOf(secret) {
  const five = letter => letters.indexOf(letter).toString(2).padStart(5, "0");
  const bits = [...secret.replace(/\s/g, "")].map(five).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function signIn(page, words, { name, password }) {
  await page.getByLabel(words("sign-in.name")).fill(name);
  await page.getByLabel(words("sign-in.password")).fill(password);
  await page.getByRole("button", { name: words("sign-in.button"), exact: true }).click();
}

/** Somebody new, whom the owner has invited, on the page they see first. */
async function joined(page, { visit, words }, { name, password }) {
  await page.goto("/admin");
  await page.getByRole("button", { name: words("admin.invite"), exact: true }).click();
  const invitation = new URL(await page.locator("main .notice code").textContent());
  const guest = await visit({ guest: true });
  await guest.goto(invitation.pathname);
  await guest.locator("[name=name]").fill(name);
  await guest.locator("[name=password]").fill(password);
  await guest.getByRole("button", { name: words("invitation.button"), exact: true }).click();
  await guest.getByText(words("empty.library")).waitFor();
  return guest;
}

export const journeys = [
  {
    name: "a second step is set up, and a recovery code stands in for a lost phone",
    script: [true, false],
    async walk({ visit, look, words, script, expect }) {
      const page = await visit();
      await page.goto("/settings/security");
      await page.locator("form[action='/settings/second-step'] [name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("settings.second-begin") }).click();
      const secret = await page.locator("code.secret").textContent();
      expect(422);
      await page.locator("[name=code]").fill("000000");
      await page.getByRole("button", { name: words("settings.enrol-button") }).click();
      await page.locator("#code-fault").waitFor();
      await page.locator("[name=code]").fill(codeOf(secret));
      await page.getByRole("button", { name: words("settings.enrol-button") }).click();
      await page.getByRole("heading", { name: words("settings.codes") }).waitFor();
      if (script) await look(page);
      const codes = await page.locator(".codes code").allTextContents();
      assert.equal(new Set(codes).size, codes.length);

      const other = await visit({ guest: true });
      await other.goto("/lists");
      await signIn(other, words, owner);
      await other.getByRole("heading", { name: words("second.title") }).waitFor();
      if (script) await look(other);
      await other.locator("[name=code]").fill(codes[0]);
      await other.getByRole("button", { name: words("second.button"), exact: true }).click();
      await other.getByRole("heading", { name: words("lists.title") }).waitFor();

      const third = await visit({ guest: true });
      await third.goto("/sign-in");
      await signIn(third, words, owner);
      await third.locator("[name=code]").fill(codes[0]);
      expect(422);
      await third.getByRole("button", { name: words("second.button"), exact: true }).click();
      await third.getByText(words("second.wrong")).waitFor();
      if (script) await look(third);
    },
  },
  {
    name: "whoever has lost phone and codes is let in by the owner of the site",
    async walk({ visit, look, words }) {
      const page = await visit();
      const simone = { name: "simone", password: "harbour violin moss ladder" };
      const guest = await joined(page, { visit, words }, simone);
      await guest.goto("/settings/security");
      await guest.locator("form[action='/settings/second-step'] [name=current]").fill(simone.password);
      await guest.getByRole("button", { name: words("settings.second-begin") }).click();
      const secret = await guest.locator("code.secret").textContent();
      await guest.locator("[name=code]").fill(codeOf(secret));
      await guest.getByRole("button", { name: words("settings.enrol-button") }).click();
      await guest.getByRole("heading", { name: words("settings.codes") }).waitFor();

      await page.goto("/admin");
      await page.locator("summary", { hasText: words("admin.change") }).click();
      await look(page);
      await page.locator("form[action='/admin/accounts/reset'] [name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("admin.one-step"), exact: true }).click();
      await page.getByText(words("said.lifted")).waitFor();
      await guest.goto("/lists");
      await signIn(guest, words, simone);
      await guest.getByRole("heading", { name: words("lists.title") }).waitFor();
    },
  },
  {
    name: "whoever forgot a password gets a link to a new one",
    async walk({ visit, look, words, expect }) {
      const page = await visit();
      const simone = { name: "simone", password: "harbour violin moss ladder" };
      const guest = await joined(page, { visit, words }, simone);

      await page.goto("/admin");
      await page.locator("summary", { hasText: words("admin.change") }).click();
      await page.locator("form[action='/admin/accounts/reset'] [name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("admin.reset"), exact: true }).click();
      await page.getByText(words("admin.link-password")).waitFor();
      await look(page);
      const link = new URL(await page.locator("main .notice code").textContent());
      const forgetful = await visit({ guest: true });
      await forgetful.goto(link.pathname);
      await look(forgetful);
      simone.password = "ladder moss violin harbour";
      await forgetful.locator("[name=password]").fill(simone.password);
      await forgetful.getByRole("button", { name: words("save"), exact: true }).click();
      await forgetful.getByText(words("said.password-reset")).waitFor();
      await signIn(forgetful, words, simone);
      await forgetful.getByText(words("empty.library")).waitFor();
      expect(404);
      await page.goto(link.pathname);
      await page.getByText(words("invitation.gone")).waitFor();
      await guest.goto("/lists");
      await guest.getByRole("heading", { name: words("sign-in.title") }).waitFor();
    },
  },
  {
    name: "an account is closed and opened again",
    async walk({ visit, look, words }) {
      const page = await visit();
      const simone = { name: "simone", password: "harbour violin moss ladder" };
      const guest = await joined(page, { visit, words }, simone);
      await page.goto("/admin");
      await page.locator("summary", { hasText: words("admin.change") }).click();
      await page.locator("form[action='/admin/accounts/reset'] [name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("admin.disable"), exact: true }).click();
      await page.getByText(words("said.disabled")).waitFor();
      await look(page);
      await guest.goto("/lists");
      await guest.getByRole("heading", { name: words("sign-in.title") }).waitFor();
      await page.getByRole("button", { name: words("admin.enable"), exact: true }).click();
      await page.getByText(words("said.enabled")).waitFor();
      await becomeMany(page.locator(".badge", { hasText: words("admin.disabled") }), 0);
    },
  },
];
