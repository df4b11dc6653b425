"use client";

import { useEffect, useRef } from "react";
import { isShortcut } from "@/components/keys/letters";

export interface TriageKeys {
  next: () => void;
  previous: () => void;
  fix: () => void;
  merge: () => void;
  dismiss: () => void;
  snooze: () => void;
  assign: () => void;
}

const MOVES: Record<string, keyof TriageKeys> = {
  j: "next",
  k: "previous",
  "1": "fix",
  "2": "merge",
  "3": "dismiss",
  h: "snooze",
  a: "assign",
};

/** One key, one move (PRODUCT E12), while nobody writes, nothing lies over the page and single letters are not switched off. */
export function useTriageKeys(moves: TriageKeys): void {
  const latest = useRef(moves);
  useEffect(() => {
    latest.current = moves;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const move = MOVES[event.key.toLowerCase()];
      if (move === undefined || !isShortcut(event)) return;
      event.preventDefault();
      latest.current[move]();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
