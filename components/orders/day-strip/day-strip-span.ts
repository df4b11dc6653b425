"use client";

import { useSyncExternalStore } from "react";

/** What the strip above the grid draws; "" is no strip, which is how everybody begins. */
export const STRIP_SPANS = ["30", "90", "1y", "all"] as const;
export type StripSpan = (typeof STRIP_SPANS)[number] | "";

const KEY = "orderdeck.day-strip";
const CHANGED = "orderdeck:day-strip";

/** The last choice that this browser would not keep; null as long as it keeps them. */
let unkept: StripSpan | null = null;

function kept(): StripSpan {
  if (unkept !== null) return unkept;
  try {
    return STRIP_SPANS.find((span) => span === localStorage.getItem(KEY)) ?? "";
  } catch {
    // Storage that is shut off keeps nothing: nothing was chosen before.
    return "";
  }
}

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}

/** Remembered in this browser; one that keeps nothing forgets it with the page. */
export function keepStripSpan(span: StripSpan): void {
  try {
    localStorage.setItem(KEY, span);
    unkept = null;
  } catch {
    // Shut off, or full.
    unkept = span;
  }
  dispatchEvent(new Event(CHANGED));
}

/** What this browser draws above the grid. */
export function useStripSpan(): StripSpan {
  return useSyncExternalStore(subscribe, kept, () => "");
}
