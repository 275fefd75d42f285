// What our pages say, from the files that the program itself is made of: journeys find buttons by their words.
import fs from "node:fs";

export const languages = ["en", "fr"];

function messagesOf(language) {
  const file = new URL(`../../src/web/words/${language}.txt`, import.meta.url);
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(line => line && !line.startsWith("#"));
  return new Map(lines.map(line => line.split(/ = (.*)/s).slice(0, 2)));
}

const catalogue = Object.fromEntries(languages.map(language => [language, messagesOf(language)]));

/** Gives the text of a message by its key, its places filled with `values`; plurals are not for here. */
export function wordsOf(language) {
  return (key, values = {}) => {
    const text = catalogue[language].get(key);
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    const filled = text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
    if (filled.includes("{")) throw new Error(`the message ${key} has places that are not filled: ${filled}`);
    return filled;
  };
}

/** Messages that a page in one language must not show because they are of the other one. */
export function foreignTo(language) {
  const own = new Set(catalogue[language].values());
  return languages.filter(one => one !== language).flatMap(other => [...catalogue[other].values()])
    .filter(text => text.length > 3 && !text.includes("{") && !own.has(text));
}
