import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from "react";
import { isShortcut, OVER } from "@/components/keys/letters";
import type { RowSelection } from "./column";

/** What the rows of a table do, heard once at its body instead of once a row. */
export interface RowEvents<Row> {
  rows: readonly Row[];
  onOpen: (row: Row) => void;
  onPeek?: ((row: Row) => void) | undefined;
  /** The focus went to this row by key. */
  onReach?: ((row: Row) => void) | undefined;
  selection?: RowSelection<Row> | undefined;
  /** Single letters are heard; arrows, Enter and Space always are. */
  letters: boolean;
  /** The row ticked last: where a range begins. */
  anchor: RefObject<number | null>;
}

function placeOf(target: EventTarget | null): number | null {
  const row = (target as HTMLElement | null)?.closest<HTMLElement>("[data-row]");
  return row ? Number(row.dataset.row) : null;
}

function tick<Row>(events: RowEvents<Row>, at: number, range: boolean): void {
  const { rows, selection, anchor } = events;
  const row = rows[at];
  if (!selection || !row) return;
  const from = anchor.current;
  if (range && from !== null && from < rows.length) {
    selection.onRange(rows.slice(Math.min(from, at), Math.max(from, at) + 1));
  } else selection.onToggle(row);
  anchor.current = at;
}

/** A press on a link, a button or a selection of text is not a press on the row; one on its box ticks it, one on its eye shows it beside the list. */
export function onBodyClick<Row>(event: MouseEvent<HTMLElement>, events: RowEvents<Row>): void {
  const target = event.target as HTMLElement;
  const at = placeOf(target);
  const row = at === null ? undefined : events.rows[at];
  if (at === null || row === undefined) return;
  const link = target.closest("a");
  if (target.closest("[data-peek-row]")) events.onPeek?.(row);
  else if (target.closest("[data-card=box]")) tick(events, at, event.shiftKey);
  else if (link?.hasAttribute("data-open")) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    events.onOpen(row);
  } else if (!target.closest("a, button, input, label, summary") && !window.getSelection()?.toString()) {
    events.onOpen(row);
  }
}

function move<Row>(
  body: HTMLElement,
  event: Pick<KeyboardEvent, "preventDefault">,
  step: number,
  events: RowEvents<Row>,
): void {
  const places = [...body.querySelectorAll<HTMLElement>("[data-row]:not([hidden])")];
  const at = places.findIndex((place) => place.contains(document.activeElement));
  const next = places[at < 0 ? 0 : Math.min(places.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  const row = events.rows[Number(next.dataset.row)];
  if (row !== undefined) events.onReach?.(row);
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
const LETTER_STEPS: Record<string, number> = { j: 1, k: -1 };

/**
 * Focus moves from row to row with the arrows or J and K; Enter opens, Space shows beside the list, X ticks, Shift with X ticks from
 * the row ticked last. The rows themselves stay out of the tab order: their links are in it.
 */
export function onBodyKey<Row>(event: KeyboardEvent<HTMLElement>, body: HTMLElement, events: RowEvents<Row>): void {
  const target = event.target as HTMLElement;
  if (target.closest("input:not([data-box]), select, textarea") || event.ctrlKey || event.metaKey || event.altKey)
    return;
  // The focus is still on the row while a dialog is being fetched.
  if (document.querySelector(OVER)) return;
  const step = STEPS[event.key] ?? (events.letters ? LETTER_STEPS[event.key] : undefined);
  if (step) {
    move(body, event, step, events);
    return;
  }
  const at = placeOf(target);
  const row = at === null ? undefined : events.rows[at];
  if (at === null || row === undefined) return;
  const onRow = target.matches("[data-row]");
  if (onRow && event.key === "Enter") events.onOpen(row);
  else if (onRow && event.key === " " && events.onPeek) {
    event.preventDefault();
    events.onPeek(row);
  } else if (events.letters && event.key.toLowerCase() === "x" && events.selection) tick(events, at, event.shiftKey);
}

/** J or K pressed anywhere else on the page leads into the list, to its first row; from there the list has the keys. */
export function useWayIn<Row>(body: RefObject<HTMLElement | null>, events: RowEvents<Row>): void {
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = LETTER_STEPS[event.key.toLowerCase()];
      const inside = event.target instanceof Node && body.current?.contains(event.target);
      if (!step || inside || !body.current || !latest.current.letters || !isShortcut(event)) return;
      move(body.current, event, step, latest.current);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [body]);
}
