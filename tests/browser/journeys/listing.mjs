import { becomeMany, becomes } from "../becomes.mjs";
import { sampleLibrary } from "../files.mjs";

const titles = page => page.locator(".list-entry .entry-title > a:first-child").allTextContents();

async function listOf(page, words, count) {
  await page.goto("/lists");
  await page.locator("summary", { hasText: words("lists.new") }).click();
  await page.locator("form[action='/lists'] [name=title]").fill("Trips/Before the trip");
  await page.locator("form[action='/lists']").getByRole("button", { name: words("save") }).click();
  await page.getByText(words("lists.empty")).waitFor();
  await page.goto("/?q=tag:transport");
  const addresses = await page.locator(".entry .when").evaluateAll(all => all.map(one => one.pathname));
  for (const address of addresses.slice(0, count)) {
    await page.goto(address);
    await page.locator("summary", { hasText: words("bookmark.add-to-list") }).click();
    await page.locator("form[action='/lists/add'] [name=list]").fill("Trips/Before the trip");
    await page.getByRole("button", { name: words("bookmark.list-button"), exact: true }).click();
    await page.getByRole("link", { name: "Trips/Before the trip" }).waitFor();
  }
  await page.getByRole("link", { name: "Trips/Before the trip" }).click();
  await becomeMany(page.locator(".list-entry"), count);
}

export const journeys = [
  {
    name: "a list is made, filled and ordered with its buttons",
    library: sampleLibrary,
    script: [true, false],
    async walk({ visit, look, words, script }) {
      const page = await visit();
      await page.goto("/lists");
      if (script) await look(page);
      await listOf(page, words, 3);
      const [first, second, third] = await titles(page);
      if (script) await look(page);
      await page.getByRole("button", { name: words("lists.down"), exact: true }).first().click();
      await becomes(() => titles(page), [second, first, third]);
      await page.getByRole("button", { name: words("lists.up"), exact: true }).last().click();
      await becomes(() => titles(page), [second, third, first]);

      await page.locator("summary", { hasText: words("lists.add-text") }).click();
      await page.locator("form[action$='/text'] textarea").fill("Read these on the train.");
      await page.locator("form[action$='/text'] [name=at]").fill("1");
      await page.locator("form[action$='/text'] button").click();
      await page.locator("[data-place='1']", { hasText: "Read these on the train." }).waitFor();
      await page.getByRole("button", { name: words("undo"), exact: true }).click();
      await becomeMany(page.locator(".list-entries").getByText("Read these on the train."), 0);
    },
  },
  {
    name: "entries of a list are dragged to their places",
    library: sampleLibrary,
    async walk({ visit, words }) {
      const page = await visit();
      await listOf(page, words, 3);
      const [first, second, third] = await titles(page);
      await page.waitForLoadState(); // before that nothing can be dragged
      await page.locator("[data-place='3'] .entry-body").dragTo(page.locator("[data-place='1'] .entry-body"));
      await becomes(() => titles(page), [third, first, second]);
    },
  },
];
