// How many bookmarks are picked stands beside the box of what can be done with them; the box opens with the first.
// Live search puts other ones in their place, so each is looked for when something happens.
export function picking(): void {
  const box = (): HTMLDetailsElement | null => document.querySelector("#bulk");
  const tell = (text: string): void => {
    const count = document.querySelector("#picked");
    if (count) count.textContent = text;
  };
  const show = (): void => {
    const picked = document.querySelectorAll(".pick input:checked").length;
    tell(picked > 0 ? `(${picked})` : "");
    const opened = box();
    if (opened && picked > 0) opened.open = true;
  };
  // This event reaches nothing above the box but on its way down.
  document.addEventListener("toggle", event => {
    const toggled = box();
    if (event.target === toggled) toggled?.parentElement?.classList.toggle("picking", toggled.open);
  }, true);
  document.addEventListener("change", event => {
    if (event.target instanceof HTMLInputElement && event.target.name === "id") show();
  });
  // What is typed into the box would be lost with an answer that nothing was picked.
  document.addEventListener("submit", event => {
    const sent = box();
    // Its boxes are called "id", which would stand before the form's own if that were asked for.
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches("#act") || !sent) return;
    const all = sent.querySelector<HTMLInputElement>("input[name=of][value=all]");
    const picked = document.querySelector(".pick input:checked");
    if (!event.submitter || !sent.contains(event.submitter) || all?.checked || picked) return;
    event.preventDefault();
    tell(`(${sent.dataset.none ?? ""})`);
  });
  show();
}
