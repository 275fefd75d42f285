// Entries of a list are dragged to their places; the arrows beside them do the same for the keyboard and for fingers.
export function dragOrder(): void {
  const list = document.querySelector<HTMLElement>("[data-order]");
  if (!list) return;
  let dragged: HTMLElement | null = null;
  const entryOf = (event: Event): HTMLElement | null => (event.target as HTMLElement).closest<HTMLElement>("[data-place]");
  list.addEventListener("dragstart", event => {
    dragged = entryOf(event);
    dragged?.classList.add("dragged");
    event.dataTransfer?.setData("text/plain", "");
  });
  list.addEventListener("dragover", event => {
    const over = entryOf(event);
    if (!dragged || !over) return;
    event.preventDefault();
    list.querySelectorAll(".over").forEach(entry => entry.classList.remove("over"));
    over.classList.add("over");
  });
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    list.querySelectorAll(".over").forEach(entry => entry.classList.remove("over"));
    dragged = null;
  });
  list.addEventListener("drop", event => {
    const over = entryOf(event);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const form = dragged.querySelector<HTMLFormElement>("form.order");
    if (!form) return;
    const to = form.querySelector<HTMLInputElement>("input[name=to]") ?? document.createElement("input");
    to.type = "hidden";
    to.name = "to";
    to.value = over.dataset.place ?? "";
    form.append(to);
    form.submit();
  });
}
