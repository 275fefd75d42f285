// How many bookmarks are picked stands beside the box of what can be done with them; the box opens with the first.
export function picking(): void {
  const box = document.querySelector<HTMLDetailsElement>("#bulk");
  const count = document.querySelector("#picked");
  if (!box || !count) return;
  const list = box.parentElement;
  const show = (): void => {
    const picked = document.querySelectorAll(".pick input:checked").length;
    count.textContent = picked > 0 ? `(${picked})` : "";
    if (picked > 0) box.open = true;
  };
  box.addEventListener("toggle", () => list?.classList.toggle("picking", box.open));
  document.addEventListener("change", event => {
    if (event.target instanceof HTMLInputElement && event.target.name === "id") show();
  });
  // What is typed into the box would be lost with an answer that nothing was picked.
  document.querySelector<HTMLFormElement>("#act")?.addEventListener("submit", event => {
    const all = box.querySelector<HTMLInputElement>("input[name=of][value=all]");
    const picked = document.querySelector(".pick input:checked");
    if (!event.submitter || !box.contains(event.submitter) || all?.checked || picked) return;
    event.preventDefault();
    count.textContent = `(${box.dataset.none ?? ""})`;
  });
  show();
}
