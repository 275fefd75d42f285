// Results appear while one types. The page is asked for as it would be with the key Enter, and all of it that depends
// on the question is put in place of what is there: the results, what narrows them down and saves them, and where
// changes lead back to. The address follows, so that going back and copying it do what one expects.
import { textAt } from "./asking";
import { tagCompletion } from "./tag_completion";

const pause = 120; // milliseconds without a key
const parts = ["#act", "#results", ".aside"];

/** Where the words lead, in the order that is chosen. */
function addressOf(words: string): URL {
  const address = new URL(location.href);
  const sort = address.searchParams.get("sort");
  const asked = [words && "q=" + encodeURIComponent(words), sort && "sort=" + encodeURIComponent(sort)];
  address.search = asked.filter(Boolean).join("&");
  return address;
}

/** Nothing where the answer is another page, as one to sign in on. */
function show(answer: Document): boolean {
  const fresh = parts.map(part => answer.querySelector(part));
  const old = parts.map(part => document.querySelector(part));
  if ([...fresh, ...old].includes(null)) return false;
  old.forEach((part, at) => part?.replaceWith(fresh[at] ?? ""));
  for (const part of fresh) if (part) tagCompletion(part);
  document.title = answer.title;
  return true;
}

export function liveSearch(): void {
  const input = document.querySelector<HTMLInputElement>(".search input");
  const library = document.querySelector("#results");
  if (!input || !library || location.pathname !== "/") return;
  let timer = 0;
  let asked: AbortController | null = null;

  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const address = addressOf(input.value);
    const text = await textAt(address, { signal: asked.signal, headers: { accept: "text/html" } });
    if (text === null) return;
    if (show(new DOMParser().parseFromString(text, "text/html"))) history.replaceState(null, "", address);
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  });
}
