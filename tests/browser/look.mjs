// What holds on every page, whatever it shows: nothing for axe to find; nothing wider than a phone or a desk; all of it
// in the language of whoever looks; nothing kept in the browser.
import assert from "node:assert/strict";

import { axe } from "./browser.mjs";
import { foreignTo } from "./words.mjs";

const widths = [390, 1280];

/** Looks at a page as it is now. Its size is as before when this is over. */
export async function look(page) {
  const size = page.viewportSize();
  await page.evaluate(axe);
  await mustPass(page);
  for (const width of widths) {
    await page.setViewportSize({ ...size, width });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${page.url()} is ${wide} px wide on a screen of ${width}`);
  }
  await page.setViewportSize(size);
  await mustSpeakOneLanguage(page);
  await mustLeaveNothing(page);
}

/** What is private stays in the library: nothing is kept by the browser but cookies. */
async function mustLeaveNothing(page) {
  const kept = await page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)));
  assert.deepEqual(kept, [], `${page.url()} keeps something in the browser`);
}

async function mustPass(page) {
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const where = nodes => nodes.map(node => node.html.slice(0, 200)).join(" | ");
  const told = violations.map(one => `${one.id}: ${one.help}: ${where(one.nodes)}`);
  assert.deepEqual(told, [], `axe at ${page.url()}`);
}

async function mustSpeakOneLanguage(page) {
  const language = await page.evaluate(() => document.documentElement.lang);
  const found = await page.evaluate(foreign => {
    const texts = new Set(foreign);
    const saysSo = "body [lang], option[value=en], option[value=fr]";
    return [...document.querySelectorAll("body *")]
      .filter(element => element.children.length === 0 && !element.closest(saysSo))
      .map(element => element.textContent.trim())
      .filter(text => texts.has(text));
  }, foreignTo(language));
  assert.deepEqual(found, [], `${page.url()} is in ${language}`);
}
