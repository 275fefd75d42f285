import assert from "node:assert/strict";

import { sampleLibrary } from "../files.mjs";

const mostBytes = 60 * 1024;
const mostShift = 0.01;

export const journeys = [
  {
    name: "the library weighs under 60 KB on the first visit, and nothing in it moves",
    library: sampleLibrary,
    async walk({ visit }) {
      const page = await visit();
      const session = await page.context().newCDPSession(page);
      let bytes = 0;
      session.on("Network.loadingFinished", event => (bytes += event.encodedDataLength));
      await session.send("Network.enable");
      await page.addInitScript(() => {
        globalThis.shifts = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => (globalThis.shifts += entry.value)))
          .observe({ type: "layout-shift", buffered: true });
      });
      await page.goto("/", { waitUntil: "networkidle" });
      assert.equal(await page.locator(".entry").count(), 50);
      assert.ok(bytes > 5000 && bytes < mostBytes, `${bytes} bytes`);
      const shifts = await page.evaluate(() => new Promise(resolve =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.shifts)))));
      assert.ok(shifts < mostShift, `layout shift ${shifts}`);
    },
  },
];
