import assert from "node:assert/strict";

export const journeys = [
  {
    name: "every page that the frame and its pages lead to teaches something, even where nothing is kept yet",
    async walk({ site, visit, look, words, expect }) {
      const page = await visit();
      const left = ["/"];
      const seen = new Set(left);
      while (left.length > 0) {
        await page.goto(left.shift());
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await look(page);
        const links = await page.locator("a[href]").evaluateAll(all => all.map(one => one.href));
        for (const link of links.filter(one => one.startsWith(site.address))) {
          const { pathname } = new URL(link);
          if (seen.has(pathname) || /\.(atom|rss|json)$/.test(pathname)) continue;
          seen.add(pathname);
          left.push(pathname);
        }
      }
      assert.ok(seen.size > 15, [...seen].join(" "));
      expect(404);
      await page.goto("/nowhere");
      await page.getByRole("heading", { name: words("error.404.title") }).waitFor();
      await look(page);
    },
  },
  {
    name: "a page is printed without what is for the screen alone",
    async walk({ visit }) {
      const page = await visit();
      await page.goto("/help");
      await page.emulateMedia({ media: "print" });
      for (const part of ["header.top", "footer.bottom"])
        assert.equal(await page.locator(part).isVisible(), false, part);
      assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
    },
  },
];
