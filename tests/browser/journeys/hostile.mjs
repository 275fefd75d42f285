import assert from "node:assert/strict";

import { owner } from "../shelf.mjs";

/** What would say so in the page if any of it were taken for more than text. */
const hostile = `<img src=x onerror="document.documentElement.dataset.ran=1">"'><script>document.documentElement` +
  `.dataset.ran=1</script></textarea></title>{{title}}[[save]]&lt;i&gt;`;

/** Asks the API as a script of the page does; gives what it answered. */
async function ask(page, method, path, body) {
  const { status, answer } = await page.evaluate(async ([method, path, body]) => {
    const token = document.querySelector("input[name=token]").value;
    const headers = { "content-type": "application/json", "x-form-token": token };
    const got = await fetch(`/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    return { status: got.status, answer: got.status === 204 ? null : await got.json() };
  }, [method, path, body]);
  assert.ok(status < 300, `${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
}

/** A library, a digest, a search and a site that are hostile wherever people may write. */
async function fill(page) {
  const { bookmark: kept } = await ask(page, "POST", "/bookmarks", {
    url: `https://hostile.example/${encodeURIComponent(hostile)}?${hostile}`, title: hostile, note: hostile,
    author: hostile, article: hostile, tags: [hostile, "plain"], audience: "public",
  });
  const passages = `/bookmarks/${kept.id}/highlights`;
  const { id: highlight } = await ask(page, "POST", passages, { quote: hostile, note: hostile });
  await ask(page, "POST", `/highlights/${highlight}/replies`, { text: hostile, author: hostile });
  await ask(page, "POST", "/lists", { path: [hostile.replaceAll("/", "")], note: hostile, audience: "public" });
  await ask(page, "POST", "/searches", { name: hostile, query: `"${hostile.replaceAll('"', "")}"` });
  await ask(page, "PUT", `/bundles/${encodeURIComponent(hostile)}`, { tags: [hostile] });
  await ask(page, "POST", "/digests", { name: "hostile", title: hostile.replaceAll("{{title}}", "") });
  await ask(page, "PATCH", "/site", { name: hostile.slice(0, 100) });
}

async function mustBeText(page) {
  const found = await page.evaluate(() => ({
    ran: document.documentElement.dataset.ran ?? "",
    images: document.querySelectorAll("img[src=x]").length,
    scripts: document.querySelectorAll("script:not([src])").length,
    handlers: document.querySelectorAll("[onerror], [onclick], [onload]").length,
    links: document.querySelectorAll("a[href^='javascript:' i]:not([href*='getSelection'])").length,
  }));
  assert.deepEqual(found, { ran: "", images: 0, scripts: 0, handlers: 0, links: 0 }, page.url());
}

/** Opens every page that one leads to, from these on. */
async function openAll(page, site, from) {
  const left = [...from];
  const seen = new Set(left);
  while (left.length > 0) {
    await page.goto(left.shift());
    await mustBeText(page);
    const links = await page.locator("a[href]").evaluateAll(all => all.map(one => one.href));
    for (const link of links.filter(one => one.startsWith(site.address))) {
      const { pathname } = new URL(link);
      if (seen.has(pathname) || /\.(atom|rss|json)$|^\/help|\/file$/.test(pathname)) continue;
      seen.add(pathname);
      left.push(pathname);
    }
  }
  return seen;
}

const typed = encodeURIComponent(hostile);

export const journeys = [
  {
    name: "whatever is written anywhere is text on every page of its owner",
    async walk({ site, visit, words }) {
      const page = await visit();
      await page.setContent(`<p>${hostile}`);
      await assert.rejects(mustBeText(page), "it is seen where it is more than text");
      await page.goto("/settings/tokens");
      await page.getByLabel(words("tokens.label")).fill(hostile.slice(0, 100));
      await page.locator("[name=current]").fill(owner.password);
      await page.getByRole("button", { name: words("tokens.button") }).click();
      await page.getByText(words("tokens.once")).waitFor();
      await mustBeText(page);
      await fill(page);
      await page.goto("/add");
      await page.locator("[name=tags]").pressSequentially("<img");
      await page.getByRole("option").first().waitFor();
      await mustBeText(page);
      const asked = [`/?q=${typed}`, `/tags?name=${typed}`, `/add?url=${typed}&title=${typed}&text=${typed}`];
      const seen = await openAll(page, site, ["/", "/history", "/settings", ...asked]);
      for (const kind of ["/t/", "/b/", "/l/", "/searches", "/u/"])
        assert.ok([...seen].some(path => path.startsWith(kind)), `${kind} in ${[...seen].join(" ")}`);
    },
  },
  {
    name: "whatever is written anywhere is text on every page that others open",
    async walk({ site, visit }) {
      const page = await visit();
      await page.goto("/settings");
      await fill(page);
      const guest = await visit({ guest: true });
      const seen = await openAll(guest, site, [`/u/${owner.name}?q=${typed}`, `/sign-in?next=${typed}`]);
      for (const kind of [`/u/${owner.name}/t/`, "/b/", "/l/"])
        assert.ok([...seen].some(path => path.startsWith(kind)), `${kind} in ${[...seen].join(" ")}`);
    },
  },
];
