// Results appear while one types. The page is asked for its part "results", which is put in place of the one that is
// there; the address follows, so that going back and copying it do what one expects.
import { textAt } from "./asking";

const pause = 120; // milliseconds without a key

export function liveSearch(): void {
  const input = document.querySelector<HTMLInputElement>(".search input");
  const library = document.querySelector("#results");
  if (!input || !library || location.pathname !== "/") return;
  let timer = 0;
  let asked: AbortController | null = null;

  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(location.href);
    address.search = input.value ? "?q=" + encodeURIComponent(input.value) : "";
    const part = new URL(address);
    part.searchParams.set("part", "results");
    const text = await textAt(part, { signal: asked.signal, headers: { accept: "text/html" } });
    if (text === null) return;
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("#results");
    const old = document.querySelector("#results");
    if (!fresh || !old) return;
    old.replaceWith(fresh);
    history.replaceState(null, "", address);
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  });
}
