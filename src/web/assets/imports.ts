// Imports that are under way tell how far they are, without a reload. When one ends or begins, both lists are asked
// for anew.
import { jsonAt, textAt } from "./asking";

const pause = 1000; // milliseconds between two questions

interface Told {
  key: string;
  state: string;
  share: number;
  text: string;
}

export function imports(): void {
  const section = (): HTMLElement | null => document.querySelector<HTMLElement>("#under-way[data-under-way]");
  const shown = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("#under-way [data-job]")];
  const same = (told: Told[]): boolean => {
    const rows = shown();
    return rows.length === told.length && rows.every((row, at) => row.dataset.job === told[at]?.key && row.dataset.state === told[at]?.state);
  };
  const fill = (told: Told[]): void => {
    shown().forEach((row, at) => {
      const import_ = told[at]!;
      const text = row.querySelector(".job-text");
      if (text && text.textContent !== import_.text) text.textContent = import_.text;
      const bar = row.querySelector("progress");
      if (bar) bar.value = import_.share;
    });
  };
  const anew = async (address: string): Promise<void> => {
    const text = await textAt(address);
    if (text === null) return;
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const before = shown().length;
    for (const part of ["#under-way", "#imported"]) {
      const theirs = fresh.querySelector(part);
      if (theirs) document.querySelector(part)?.replaceWith(theirs);
    }
    const said = document.querySelector<HTMLElement>("#imports-said");
    if (said && shown().length < before) said.textContent = said.dataset.ended ?? "";
  };
  const ask = async (): Promise<void> => {
    const here = section();
    if (!here) return;
    const address = here.dataset.underWay ?? "";
    // Nothing is asked while nobody looks; the next question may find the network again.
    const answer = document.hidden
      ? null
      : await jsonAt(address + "?part=progress", { headers: { accept: "application/json" } });
    if (answer !== null) {
      const told = (answer as { imports: Told[] }).imports;
      if (same(told)) fill(told);
      // Whoever is about to choose something there is not interrupted.
      else if (!here.contains(document.activeElement)) await anew(location.pathname + location.search);
    }
    window.setTimeout(() => void ask(), pause);
  };
  if (!section()) return;
  window.setTimeout(() => void ask(), pause);
}
