// A journey: somebody goes through a few pages, and all that must hold there holds. Files in journeys/ export
// `journeys`, each { name, library, script, beside, walk }; `library` is what Shelf.take() takes ("empty" unless said),
// `script` whether to walk with script, without, or both ([true] unless said). beside(folder), where there is one,
// begins what must run beside the site: { issuer, letBack(address), stop() }. walk() gets the site, its folder,
// `words` in the language of the walk, and what visitors() gives.
import path from "node:path";

import { serve } from "./site.mjs";
import { visitors } from "./visitor.mjs";
import { wordsOf } from "./words.mjs";

const hangsAfter = 600_000; // milliseconds; far beyond what a journey takes on a slow machine

/** Walks one journey on a site of its own and prints how it went: { name, fault }. */
export async function taken(walk, { browser, shelf, reports }) {
  const { language, width, scheme, script } = walk;
  const name = `${walk.name} (${language}, ${width} px, ${scheme}${script ? "" : ", without script"})`;
  const begun = Date.now();
  const fault = await faultOf(walk, { browser, shelf, pictures: path.join(reports, name.replace(/\W+/g, "-")) });
  console.log(`${fault ? "FAIL" : "ok  "} ${walk.file}: ${name}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  if (fault) console.log(fault);
  return { name, fault };
}

async function faultOf(walk, { browser, shelf, pictures }) {
  try {
    const { folder, state } = await shelf.take(browser, walk.library ?? "empty", walk.language);
    const beside = await walk.beside?.(folder);
    try {
      const site = await serve(shelf.program, folder);
      try {
        beside?.letBack(site.address);
        await walkThrough(walk, { browser, site, beside, folder, state, pictures });
      } finally {
        await site.stop();
      }
    } finally {
      await beside?.stop();
    }
    return null;
  } catch (error) {
    return error.stack;
  }
}

async function walkThrough(walk, { browser, site, beside, folder, state, pictures }) {
  const { language, width, scheme, script } = walk;
  const people = visitors({ browser, site, beside, state, language, width, scheme, script });
  try {
    const words = wordsOf(language);
    await inTime(walk.walk({ browser, site, folder, language, width, scheme, script, words, ...people }));
    people.mustBeFaultless();
  } catch (error) {
    error.stack = [error.stack, ...people.faults(), ...(await people.pictures(pictures))].join("\n");
    throw error;
  } finally {
    await people.leave();
  }
}

async function inTime(walk) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${hangsAfter} ms`)), hangsAfter);
  });
  await Promise.race([walk, late]).finally(() => clearTimeout(timer));
}
