// The watchers themselves: what would be wrong in a page does not go unseen.
import assert from "node:assert/strict";

import { becomes } from "../becomes.mjs";
import { visitors } from "../visitor.mjs";

const wrongs = {
  "Content Security Policy": () => {
    const script = Object.assign(document.createElement("script"), { textContent: "0" });
    document.head.append(script);
  },
  "script: Error: thrown": () => void setTimeout(() => { throw new Error("thrown"); }),
  "404 for GET": () => void fetch("/nowhere"),
  "a request to somebody else": () => location.assign("http://elsewhere.example/"),
};

const unsightly = {
  "image-alt": () => document.querySelector("main").append(Object.assign(new Image(), { src: "data:," })),
  "px wide on a screen": () => (document.querySelector("main").style.minWidth = "2000px"),
  "is in": () => (document.documentElement.lang = document.documentElement.lang === "en" ? "fr" : "en"),
};

export const journeys = [
  {
    name: "requests to others, broken policies, errors of scripts and answers that nobody expected are faults",
    async walk({ browser, site, language, width, scheme }) {
      const watched = visitors({ browser, site, language, width, scheme, script: true });
      const page = await watched.visit({ guest: true });
      await page.goto("/sign-in");
      for (const [told, wrong] of Object.entries(wrongs)) {
        await page.evaluate(wrong);
        await becomes(() => watched.faults().some(fault => fault.includes(told)) || watched.faults(), true);
      }
      assert.throws(() => watched.mustBeFaultless());
      await watched.leave();
    },
  },
  {
    name: "what axe finds, what is too wide and what is in another language is told",
    async walk({ visit, look }) {
      const page = await visit({ guest: true });
      for (const [told, wrong] of Object.entries(unsightly)) {
        await page.goto("/sign-in");
        await page.evaluate(wrong);
        await assert.rejects(look(page), error => error.message.includes(told));
      }
    },
  },
];
