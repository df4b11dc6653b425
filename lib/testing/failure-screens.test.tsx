import { onlineManager, QueryClient } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { de } from "@/lib/messages/de";
import { en } from "@/lib/messages/en";
import { fr } from "@/lib/messages/fr";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { Around, type Surface, surfacesOf } from "./failure-surfaces";
import { DONE, endingKey, JUNK, SENT, TELLINGS, type Telling } from "./failure-vocabulary";
import { type Ending, FAULT_CELLS, type FaultyCall } from "./fault-cells";

const WORDS = { en, fr, de };

/** Every ending of a call that some cell comes to, once, with how many cells come to it. */
const ENDINGS = (() => {
  const found = new Map<string, { call: FaultyCall; ending: Ending | null; cells: number }>();
  for (const { call, ending, later } of FAULT_CELLS) {
    for (const [at, one] of [ending, ...later].entries()) {
      const key = `${call} ${endingKey(one)}`;
      found.set(key, { call, ending: one, cells: (found.get(key)?.cells ?? 0) + (at === 0 ? 1 : 0) });
    }
  }
  return [...found.values()];
})();

const FAILURES = ENDINGS.filter(({ ending }) => ending !== null);

// Everything was read already; nobody answers here.
beforeAll(() => onlineManager.setOnline(false));
afterEach(cleanup);

/** The word under a path as "status.action.ready". */
function wordAt(locale: Locale, path: string): string {
  const word = path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], WORDS[locale]);
  return String(word);
}

function draw(surface: Surface, locale: Locale): HTMLElement {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchInterval: false, retry: false } },
  });
  surface.known?.(client);
  const { container } = render(<Around surface={surface} locale={locale} client={client} />);
  // In Activity a row is opened to be read.
  const closed = container.querySelector("[data-action] [aria-expanded=false]");
  if (closed) fireEvent.click(closed);
  return container;
}

/** What is read, with one kind of space and without the ids of orders, files and requests. */
function textOf(node: Element): string {
  const walk = node.ownerDocument.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  while (walk.nextNode()) parts.push(walk.currentNode.textContent ?? "");
  return parts.join(" ").replace(/\s+/gu, " ");
}

const isNamed = (cell: Element) => textOf(cell).trim() !== "" || cell.querySelector("[aria-label], img[alt]") !== null;

function expectTold(screen: HTMLElement, telling: Telling, surface: Surface, locale: Locale): void {
  const text = textOf(screen);
  expect(text, "what happened").toMatch(telling.why[locale]);
  for (const [word, patterns] of Object.entries(SENT)) {
    const claim = `whether it was sent: ${word}`;
    if (word === telling.sent) expect(text, claim).toMatch(patterns[locale]);
    else expect(text, claim).not.toMatch(patterns[locale]);
  }
  expect(text, "nothing is called done").not.toMatch(DONE[locale]);
  expect(
    telling.steps.some((step) => step[locale].test(text)),
    `what comes next: ${text}`,
  ).toBe(true);
  if (surface.badge !== null) {
    const badges = [...screen.querySelectorAll(".badge")].map((badge) => textOf(badge).trim());
    expect(badges).toContain(wordAt(locale, surface.badge));
  }
}

function expectClean(screen: HTMLElement): void {
  const text = textOf(screen);
  for (const junk of JUNK) expect(text).not.toMatch(junk);
  for (const cell of screen.querySelectorAll("td, th, dd, li, [role=alert]")) {
    expect(isNamed(cell), `an empty ${cell.tagName}: ${cell.outerHTML}`).toBe(true);
  }
}

it("each of the cells of the fault matrix ends in something that is drawn, and nothing else is", () => {
  const reached = new Set(FAILURES.map(({ ending }) => endingKey(ending)));
  expect([...reached].sort()).toEqual(Object.keys(TELLINGS).sort());
  expect(ENDINGS.reduce((sum, { cells }) => sum + cells, 0)).toBe(FAULT_CELLS.length);
});

it.each(
  FAULT_CELLS.filter(({ ending }) => ending === null).map((cell) => [cell.fault.title, cell.call, cell] as const),
)("%s (%s): nothing is said of it, for nothing is wrong", (_title, _call, { call, ending }) => {
  for (const surface of surfacesOf(call, ending)) expect(textOf(draw(surface, "en"))).toBe("");
});

describe.each(FAILURES.map((one) => [one.call, endingKey(one.ending), one] as const))("%s: %s", (call, key, one) => {
  const telling = TELLINGS[key];

  describe.each(surfacesOf(call, one.ending))("$name", (surface) => {
    it.each(LOCALES)("says what happened, whether it was sent and what comes next (%s)", (locale) => {
      if (telling === undefined) throw new Error("nobody said what must be told of it");
      const screen = draw(surface, locale);
      expectTold(screen, telling, surface, locale);
      expectClean(screen);
    });
  });
});
