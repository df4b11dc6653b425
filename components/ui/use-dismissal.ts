"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Calls `dismiss` after `ms` of nobody looking: the time stands still while the pointer is over the element or the focus is in it
 * (WCAG 2.2.1). Null never dismisses. Spread the result on the element.
 */
export function useDismissal(ms: number | null, dismiss: () => void) {
  const [held, setHeld] = useState(false);
  const left = useRef(ms ?? 0);
  const latest = useRef(dismiss);
  useEffect(() => {
    latest.current = dismiss;
  });
  useEffect(() => {
    if (ms === null || held) return;
    const started = Date.now();
    const timer = setTimeout(() => latest.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(0, left.current - (Date.now() - started));
    };
  }, [ms, held]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}
