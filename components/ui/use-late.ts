"use client";

import { useEffect, useState } from "react";

/** Below this nobody sees that something was waited for; marking it would cost the browser two more drawings of the whole table. */
const LATE_MS = 120;

/** True once `waiting` has been true for a moment. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return late && waiting;
}
