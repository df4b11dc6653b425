"use client";

import { useEffect, useState } from "react";

/** The server's clock as this page knows it: its moment, and when that moment was heard (both in milliseconds). */
export interface ServerClock {
  asOf: number;
  heardAt: number;
}

/**
 * Whole seconds until an instant of the server, counted by the server's clock and not by this computer's. Null without an instant;
 * 0 once it has passed.
 */
export function useSecondsLeft(until: string | null, clock: ServerClock): number | null {
  const [now, setNow] = useState(clock.heardAt);
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  if (until === null) return null;
  const serverNow = clock.asOf + Math.max(0, now - clock.heardAt);
  return Math.max(0, Math.ceil((Date.parse(until) - serverNow) / 1000));
}
