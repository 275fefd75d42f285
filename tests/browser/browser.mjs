// The one chromium of all tests, in the build that has no windows: pages are the same in it and take two thirds of the
// time. Nothing but this machine can be reached from it, whatever a page asks for.
import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../build/browser/package.json", import.meta.url));
const { chromium } = require("playwright-core");

/** The source of axe, to be evaluated in a page. */
export const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function openBrowser() {
  const needless = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const isolated = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  // Its sandbox wants a user of its own, which root is not.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // Letters drawn the same on every machine that has the same fonts.
  const drawing = ["--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars"];
  const args = [...needless, ...isolated, ...asRoot, ...drawing];
  return chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args });
}
