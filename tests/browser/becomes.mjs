// Waiting for what a page is about to show, without a guess how long that takes.
import assert from "node:assert/strict";

const mustBecome = 15_000; // milliseconds
const pause = 25;

/** Reads until what is read equals what is wanted; fails with both when it does not. */
export async function becomes(read, wanted) {
  const end = Date.now() + mustBecome;
  for (;;) {
    try {
      return assert.deepEqual(await read(), wanted); // a page that is just being left cannot be read
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

/** The same for the number of elements. */
export const becomeMany = (locator, wanted) => becomes(() => locator.count(), wanted);
