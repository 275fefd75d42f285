import assert from "node:assert/strict";

/** The form to add a page, as it was opened from somewhere else. */
async function mustHold(page, words, { url, title, note }) {
  assert.equal(await page.getByLabel(words("edit.url")).inputValue(), url);
  assert.equal(await page.getByLabel(words("edit.title")).inputValue(), title);
  assert.equal(await page.getByLabel(words("edit.note")).inputValue(), note);
}

export const journeys = [
  {
    name: "the button for the browser takes the address, the title and what is marked",
    async walk({ visit, words, site }) {
      const page = await visit();
      await page.goto("/help");
      const script = await page.locator("a[href^='javascript:']").getAttribute("href");
      // As it is pressed on a page that one reads.
      await page.goto("/help/keys");
      const title = await page.title();
      const marked = await page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector("main h1"));
        return String(getSelection());
      });
      const [form] = await Promise.all([
        page.context().waitForEvent("page"),
        page.evaluate(code => void (0, eval)(code), decodeURIComponent(script.replace(/^javascript:/, ""))),
      ]);
      await form.getByRole("heading", { name: words("add.title") }).waitFor();
      await mustHold(form, words, { url: site.address + "/help/keys", title, note: marked });
    },
  },
  {
    name: "what a phone shares comes into the form as the manifest says",
    async walk({ visit, look, words, site }) {
      const page = await visit();
      await page.goto("/");
      const address = await page.locator("link[rel=manifest]").getAttribute("href");
      const answer = await page.request.get(address);
      assert.match(answer.headers()["content-type"], /^application\/manifest\+json/);
      const { share_target: target, icons, start_url: start } = await answer.json();
      assert.equal((await page.request.get(icons[0].src)).status(), 200);
      assert.equal((await page.request.get(start)).status(), 200);
      const shared = values => {
        const query = Object.entries(values).map(([name, value]) => [target.params[name], value]);
        return `${target.action}?${new URLSearchParams(query)}`;
      };
      await page.goto(shared({ title: "Pigeons", url: "https://loft.example/pigeons" }));
      await look(page);
      await mustHold(page, words, { url: "https://loft.example/pigeons", title: "Pigeons", note: "" });
      // Most phones share the address within the text.
      await page.goto(shared({ title: "Owls", text: "Worth reading: https://loft.example/owls" }));
      await mustHold(page, words, {
        url: "https://loft.example/owls", title: "Owls", note: "Worth reading: https://loft.example/owls",
      });
      await page.getByRole("button", { name: words("save"), exact: true }).click();
      await page.getByText(words("said.saved")).waitFor();
      assert.ok(page.url().startsWith(site.address + "/b/"));
    },
  },
];
