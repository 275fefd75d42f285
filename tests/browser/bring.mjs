// Files that somebody brings in through the page of imports.

/** Sends a file from the page of imports, with what its form says by now; the page tells that it is kept. */
export async function send(page, words, file) {
  await page.setInputFiles("[name=files]", file);
  await page.getByRole("button", { name: words("imports.button"), exact: true }).click();
  await page.getByText(words("said.uploaded")).waitFor();
}

/** Looks at the page of imports until one is over. */
export async function imported(page) {
  await page.goto("/imports");
  while ((await page.locator("#imported li").count()) === 0) await page.reload();
}

/** Follows, without script, the link that shows the page of imports again, until it has what is wanted. */
export async function lookedForAgain(page, words, wanted) {
  await page.waitForLoadState();
  const again = page.getByRole("link", { name: words("imports.look-again") });
  while ((await wanted.count()) === 0) await Promise.all([page.waitForEvent("load"), again.click()]);
}

/** Imports a file, to the end. */
export async function bring(page, words, file) {
  await page.goto("/imports");
  await send(page, words, file);
  await imported(page);
}
