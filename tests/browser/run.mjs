// Walks every journey in both languages through a site of its own, prints `N passed, M failed`, and writes the
// report that ./test counts. Without names all journeys are walked; with names those whose file is called so.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { openBrowser } from "./browser.mjs";
import { taken } from "./journey.mjs";
import { takePictures } from "./pictures.mjs";
import { Shelf } from "./shelf.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const atOnce = 2; // journeys: they wait for the program and for the browser in turns

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: "string", default: path.join(root, "build/dev/florilege") },
    report: { type: "string" },
    pictures: { type: "string" },
  },
});

async function journeysOf(files) {
  const all = [];
  for (const file of files) {
    const { journeys } = await import(path.join(here, "journeys", file));
    all.push(...journeys.map(one => ({ ...one, file: path.basename(file, ".mjs") })));
  }
  return all;
}

/** Each journey on a desk by day in English and on a phone by night in French; without script where it says so. */
function walksOf(journeys) {
  const sights = [
    { language: "en", width: 1280, scheme: "light" },
    { language: "fr", width: 390, scheme: "dark" },
  ];
  return journeys.flatMap(journey =>
    (journey.script ?? [true]).flatMap(script => sights.map(sight => ({ ...journey, script, ...sight }))));
}

async function inTurns(items, work) {
  const left = [...items];
  const results = [];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) results.push(await work(next));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

function report(results) {
  const failed = results.filter(one => one.fault).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (options.report) {
    const failures = one => (one.fault ? [one.fault] : []);
    const cases = results.map(one => ({ name: one.name, result: "COMPLETED", failures: failures(one) }));
    fs.writeFileSync(options.report, JSON.stringify({ testsuites: [{ testsuite: cases }] }));
  }
  return failed === 0 && results.length > 0;
}

async function main() {
  const program = path.resolve(options.program);
  if (!fs.existsSync(program)) throw new Error(`${program} is not there: build it, or name another with --program`);
  const files = fs.readdirSync(path.join(here, "journeys")).sort()
    .filter(file => names.length === 0 || names.includes(path.basename(file, ".mjs")));
  if (files.length === 0) throw new Error(`no journey is called ${names.join(", ")}`);
  const shelf = new Shelf(program);
  const browser = await openBrowser();
  try {
    if (options.pictures) {
      await takePictures({ browser, shelf, folder: path.resolve(options.pictures) });
      return true;
    }
    const walks = walksOf(await journeysOf(files));
    const reports = path.join(root, "build/reports/browser");
    return report(await inTurns(walks, walk => taken(walk, { browser, shelf, reports })));
  } finally {
    await browser.close();
    shelf.clear();
  }
}

main().then(
  good => process.exit(good ? 0 : 1),
  error => {
    console.error(error.message);
    process.exit(3);
  },
);
