// Libraries that journeys begin with. Each is made once, by the program and through its pages, and copied for
// every journey that wants it: no journey sees what another one did.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { command, serve } from "./site.mjs";

export const owner = { name: "colette", password: "tape stone quiet lamp" };

export class Shelf {
  #made = new Map();
  #folder = fs.mkdtempSync(path.join(os.tmpdir(), "florilege-browser-"));
  #copies = 0;

  constructor(program) {
    this.program = program;
  }

  /**
   * A fresh folder and the cookies of its owner: { folder, state }. `kind` is "nobody" (never started), "empty"
   * (set up), or a list of files that were imported after that.
   */
  async take(browser, kind, language) {
    const folder = path.join(this.#folder, `copy-${++this.#copies}`);
    if (kind === "nobody") {
      fs.mkdirSync(folder);
      return { folder };
    }
    const key = JSON.stringify([kind, language]);
    if (!this.#made.has(key)) this.#made.set(key, this.#make(browser, kind, language));
    const made = await this.#made.get(key);
    fs.cpSync(made.folder, folder, { recursive: true });
    return { folder, state: made.state };
  }

  async #make(browser, kind, language) {
    const folder = path.join(this.#folder, `made-${this.#made.size}`);
    fs.mkdirSync(folder);
    const site = await serve(this.program, folder);
    const context = await browser.newContext({ locale: language });
    try {
      await setUp(await context.newPage(), site);
    } finally {
      await site.stop();
    }
    const state = await context.storageState();
    await context.close();
    if (kind !== "empty") command(this.program, folder, "import", ...kind);
    return { folder, state };
  }

  clear() {
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Becomes the owner of a site that nobody signed in to. */
async function setUp(page, site) {
  await page.goto(site.setUp);
  await page.fill("[name=name]", owner.name);
  await page.fill("[name=password]", owner.password);
  await page.click("main button");
  await page.waitForURL(site.address + "/");
}
