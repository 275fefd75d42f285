// Completion of tags in fields with data-tags: "many" takes several, separated by commas; "one" a single one. The
// pattern is that of an ARIA combobox with a list box (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
import { jsonAt } from "./asking";

interface Completion {
  name: string;
  alias: string | null;
  bookmarks: number;
}

let number = 0;

export function tagCompletion(within: ParentNode = document): void {
  for (const input of within.querySelectorAll<HTMLInputElement>("input[data-tags]")) complete(input);
}

function complete(input: HTMLInputElement): void {
  const many = input.dataset.tags === "many";
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `completions-${++number}`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const around = document.createElement("span");
  around.className = "completing";
  around.style.display = "block";
  const focused = document.activeElement === input; // which it loses by being moved
  input.replaceWith(around);
  around.append(input, list);
  if (focused) input.focus();
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  let chosen = -1;
  let asked: AbortController | null = null;

  const begin = (): number => (many ? input.value.lastIndexOf(",", (input.selectionStart ?? 0) - 1) + 1 : 0);
  const typed = (): string => input.value.slice(begin(), input.selectionStart ?? input.value.length).trimStart();
  const close = (): void => {
    asked?.abort(); // an answer that comes late must not open what was closed
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (at: number): void => {
    chosen = at;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    const item = list.children[at];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  };
  const take = (name: string): void => {
    const before = input.value.slice(0, begin());
    const behind = input.value.slice(input.selectionStart ?? input.value.length);
    const spaced = before && !before.endsWith(" ") ? before + " " : before;
    input.value = spaced + name + (many ? ", " : "") + behind.replace(/^[^,]*,?\s*/, "");
    const at = (spaced + name + (many ? ", " : "")).length;
    input.setSelectionRange(at, at);
    close();
  };
  const ask = async (): Promise<void> => {
    asked?.abort();
    const now = (asked = new AbortController());
    const text = typed();
    if (!text) return close();
    const answer = await jsonAt("/api/v1/tags/complete?limit=10&text=" + encodeURIComponent(text), { signal: now.signal });
    if (now.signal.aborted) return; // another question is on its way, or what it was for is closed
    if (answer === null) return close();
    const found = (answer as { items: Completion[] }).items;
    list.replaceChildren(
      ...found.map((one, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const name = document.createElement("span");
        name.textContent = one.alias ? `${one.name} (${one.alias})` : one.name;
        const count = document.createElement("span");
        count.className = "count";
        count.textContent = String(one.bookmarks);
        item.append(name, count);
        item.addEventListener("mousedown", event => {
          event.preventDefault();
          take(one.name);
        });
        item.dataset.name = one.name;
        return item;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    chosen = -1;
  };
  input.addEventListener("input", () => void ask());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (list.hidden) {
      if (event.key === "Escape") close();
      return;
    }
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(chosen === last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0)
      take((list.children[chosen] as HTMLElement).dataset.name ?? "");
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
