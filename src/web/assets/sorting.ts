// A changed order is asked for at once: the button is for those without a script.
export function sorting(): void {
  document.addEventListener("change", event => {
    const chosen = event.target;
    if (chosen instanceof HTMLSelectElement && chosen.form?.classList.contains("sort")) chosen.form.requestSubmit();
  });
}
