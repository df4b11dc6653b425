"use client";

import { useEffect, useRef } from "react";

export interface PeekKeys {
  next: () => void;
  previous: () => void;
  open: () => void;
  close: () => void;
}

const STEPS: Record<string, "next" | "previous"> = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous" };

/** Whether a key belongs to something else: a field, a dialog, a menu, a control that knows arrows. */
function isTaken(target: HTMLElement | null): boolean {
  if (document.querySelector("dialog[open], :popover-open")) return true;
  return Boolean(
    target?.closest("input, textarea, select, [contenteditable], [role=separator], [role=combobox], [role=listbox]"),
  );
}

/** Enter on a link or a button presses it; on a row, on the panel or on nothing it opens the page. */
const opens = (target: HTMLElement | null) => target === null || !target.closest("a, button, summary, label");

/**
 * The panel's keys, heard before the list's own: with the panel open J and K move the panel, and the list follows it. Nothing is heard while
 * somebody writes or something lies over the page.
 */
export function usePeekKeys(keys: PeekKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (isTaken(target)) return;
      const step = STEPS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const act = step ?? (event.key === "Escape" ? "close" : event.key === "Enter" && opens(target) ? "open" : null);
      if (act === null || (event.repeat && step === undefined)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current[act]();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
