"use client";

import { useEffect, useRef } from "react";
import { OVER } from "@/components/keys/letters";
import { usePreferences } from "@/components/shell/preferences-provider";

export interface PeekKeys {
  next: () => void;
  previous: () => void;
  open: () => void;
  close: () => void;
}

const STEPS: Record<string, "next" | "previous"> = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous" };

/** Whether a key belongs to something else: a field, a dialog, a menu, a control that knows arrows. */
function isTaken(target: HTMLElement | null): boolean {
  if (document.querySelector(`${OVER}, :popover-open`)) return true;
  return Boolean(target?.closest("input, textarea, select, [contenteditable], [role=combobox], [role=listbox]"));
}

/** The handle at the panel's edge has the arrows for itself. */
const isHandle = (target: HTMLElement | null) => target?.matches("[role=separator]") ?? false;

/** Enter on a link or a button presses it; on a row, on the panel or on nothing it opens the page. */
const opens = (target: HTMLElement | null) => target === null || !target.closest("a, button, summary, label");

/**
 * The panel's keys, heard before the list's own: with the panel open J and K move the panel, and the list follows it. Nothing is heard while
 * somebody writes or something lies over the page.
 */
export function usePeekKeys(keys: PeekKeys): void {
  // Single letters can be switched off (PRODUCT U3); the arrows, Enter and Esc go on working.
  const { letters } = usePreferences().preferences;
  const latest = useRef({ keys, letters });
  useEffect(() => {
    latest.current = { keys, letters };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (isTaken(target)) return;
      const isLetter = event.key.length === 1;
      if (isHandle(target) ? event.key !== "Escape" : isLetter && !latest.current.letters) return;
      const step = STEPS[isLetter ? event.key.toLowerCase() : event.key];
      const act = step ?? (event.key === "Escape" ? "close" : event.key === "Enter" && opens(target) ? "open" : null);
      if (act === null || (event.repeat && step === undefined)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.keys[act]();
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
