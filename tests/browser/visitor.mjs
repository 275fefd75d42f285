// Browsers of people who walk through a site, each with cookies of its own. Whatever goes wrong in any of their
// pages, seen or not, is a fault of the journey: a request to somebody else, an error in the console, a policy that
// was broken, an answer that nobody expected.
import fs from "node:fs";

import { look } from "./look.mjs";

const mustAppear = 60_000; // milliseconds; nothing here takes a tenth of it, on a slow machine either

/**
 * { visit(options), look(page), expect(status), faults(), mustBeFaultless(), pictures(stem), leave() }. visit() gives
 * a page of the owner's browser, or, with { guest: true }, of somebody who is not signed in; { script: false } turns
 * script off in it. expect() announces an answer of 400 or more. pictures() of what is seen, as files stem-1.png, …,
 * and where each was taken.
 */
export function visitors({ browser, site, beside, state, language, width, scheme, script }) {
  const contexts = [];
  const faults = [];
  const expected = [];

  const visit = async (options = {}) => {
    const context = await browser.newContext({
      baseURL: site.address,
      locale: language,
      timezoneId: "Europe/Paris",
      viewport: { width, height: 900 },
      colorScheme: scheme,
      reducedMotion: "reduce", // what scrolls slowly cannot be pressed meanwhile
      javaScriptEnabled: options.script ?? script,
      storageState: options.guest ? undefined : state,
    });
    context.setDefaultTimeout(mustAppear);
    watch(context, { site, beside, faults, expected });
    contexts.push(context);
    return context.newPage();
  };

  return {
    visit,
    look,
    expect: status => expected.push(status),
    faults: () => [...faults, ...expected.map(status => `no answer had the status ${status}`)],
    mustBeFaultless() {
      if (this.faults().length > 0) throw new Error("it came to its end, but not without faults");
    },
    async pictures(stem) {
      const names = [];
      for (const page of contexts.flatMap(context => context.pages())) {
        const name = `${stem}-${names.length + 1}.png`;
        fs.mkdirSync(name.replace(/[^/]*$/, ""), { recursive: true });
        // What went wrong before is told in any case.
        const picture = page.screenshot({ path: name, fullPage: true });
        const seen = await picture.then(() => `seen in ${name}`, error => error.message);
        names.push(`at ${page.url()}, ${seen}`);
      }
      return names;
    },
    leave: () => Promise.all(contexts.map(context => context.close())),
  };
}

function watch(context, { site, beside, faults, expected }) {
  const isBeside = url => beside !== undefined && url.startsWith(beside.issuer + "/");
  context.on("request", request => {
    const url = request.url();
    if (!url.startsWith(site.address + "/") && !isBeside(url)) faults.push(`a request to somebody else: ${request.url()}`);
  });
  context.on("response", answer => {
    if (answer.status() < 400 || isBeside(answer.url())) return;
    const at = expected.indexOf(answer.status());
    if (at < 0) faults.push(`${answer.status()} for ${answer.request().method()} ${answer.url()}`);
    else expected.splice(at, 1);
  });
  context.on("console", message => {
    // What failed to load is told above, with its status.
    const told = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !told) faults.push(`console: ${message.text()} at ${message.page()?.url()}`);
  });
  context.on("weberror", error => faults.push(`script: ${error.error().stack}`));
}
