// One hand on the keyboard: / searches, j and k move from bookmark to bookmark, Enter or o opens one, e edits it, t
// tags it, x picks it, ? shows the keys.
const field = "input, textarea, select, [contenteditable]";

function entries(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".entry")];
}

function current(): HTMLElement | undefined {
  const active = document.activeElement?.closest<HTMLElement>(".entry");
  return active ?? document.querySelector<HTMLElement>(".entry.here") ?? undefined;
}

function move(step: number): void {
  const all = entries();
  if (all.length === 0) return;
  const now = current();
  const at = now ? all.indexOf(now) + step : step > 0 ? 0 : all.length - 1;
  const next = all[Math.max(0, Math.min(all.length - 1, at))];
  now?.classList.remove("here");
  next.classList.add("here");
  next.querySelector<HTMLElement>(".target")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function go(address: string | undefined | null): void {
  if (address) location.assign(address);
}

export function keyboard(): void {
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.matches(field)) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const entry = current();
    const edit = (entry ?? document).querySelector<HTMLAnchorElement>('[data-key="e"]')?.href;
    switch (event.key) {
      case "/": document.querySelector<HTMLInputElement>("#q")?.select(); break;
      case "j": move(1); break;
      case "k": move(-1); break;
      case "o": entry?.querySelector<HTMLAnchorElement>(".target")?.click(); break;
      case "b": go(entry ? "/b/" + entry.dataset.id : null); break;
      case "e": go(edit); break;
      case "t": go(edit ? edit + "#tags" : null); break;
      case "x": entry?.querySelector<HTMLInputElement>(".pick input")?.click(); break;
      case "a": go("/add"); break;
      case "?": go("/help/keys"); break;
      default: return;
    }
    event.preventDefault();
  });
}
