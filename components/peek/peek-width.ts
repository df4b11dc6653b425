"use client";

import { useState, useSyncExternalStore } from "react";

/** Pixels. The narrow one is what an order needs; half the window is for reading side by side. */
export const NARROWEST = 360;
export const USUAL = 404;
const WIDEST = 960;
const KEY = "orderdeck.peek-width";

const clamp = (width: number): number => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

function readWidth(): number {
  try {
    const width = Number(localStorage.getItem(KEY));
    return width > 0 ? clamp(width) : USUAL;
  } catch {
    return USUAL;
  }
}

/** The panel's width, remembered in this browser. */
export function usePeekWidth() {
  const stored = useSyncExternalStore(
    () => () => undefined,
    readWidth,
    () => USUAL,
  );
  const [width, setWidth] = useState(stored);
  const resize = (next: number) => {
    setWidth(clamp(next));
    try {
      localStorage.setItem(KEY, String(clamp(next)));
    } catch {
      // A full or closed storage costs the memory of it, never the width.
    }
  };
  return { width, resize, widest: WIDEST };
}
