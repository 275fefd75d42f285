// Files that journeys bring in: the sample library, and a browser's bookmarks made to measure.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const samples = fileURLToPath(new URL("../../samples/", import.meta.url));

/** What ./run shows: some 180 bookmarks of a year, with highlights and lists. */
export const sampleLibrary = fs.readdirSync(samples).sort().map(name => path.join(samples, name));

/** Writes a bookmark file as browsers export it and gives its path. A row: { url, title, tags, saved, open }. */
export function bookmarkFile(folder, name, rows) {
  const file = path.join(folder, name);
  const head = ["<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<TITLE>Bookmarks</TITLE>", "<DL><p>"];
  fs.writeFileSync(file, [...head, ...rows.map(lineOf), "</DL><p>"].join("\n"));
  return file;
}

function lineOf({ url, title, tags = [], saved = new Date("2026-03-04T12:00:00Z"), open = false }) {
  const seconds = Math.floor(saved / 1000);
  const kept = `ADD_DATE="${seconds}" TAGS="${tags.join(",")}" PRIVATE="${open ? 0 : 1}"`;
  return `<DT><A HREF="${url}" ${kept}>${title}</A>`;
}
