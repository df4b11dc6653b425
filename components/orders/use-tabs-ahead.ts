import { useEffect, useRef } from "react";
import { GRID_TABS, type GridTab } from "./grid-tabs";

/** Whoever presses one thing after the other has the machine for themselves; this long without a press is a look at the list. */
const REST_MS = 400;

interface Ahead {
  /** What the tabs' rows depend on; null while it is not certain that our own copy answers, or nobody waits for them. */
  state: object | null;
  /** How many rows a tab has, as far as it is known. */
  counts: Partial<Record<GridTab["id"], number | null>>;
  current: GridTab["id"] | null;
  fetch: (tab: GridTab) => Promise<void>;
}

/** A quiet moment of the page, where the browser tells one. @returns a way to call it off */
function whenQuiet(work: () => void): () => void {
  if (typeof requestIdleCallback !== "function") return () => undefined;
  const asked = requestIdleCallback(work);
  return () => cancelIdleCallback(asked);
}

/**
 * Fetches the rows of the tabs beside the current one once the list rests, in quiet moments, one after the other, so that a press which gave no notice (a key, a
 * script) finds them. Only from our own copy: Lengow is not asked for what nobody may want to see. Not where nothing hovers: a phone's data
 * are not spent on it.
 */
export function useTabsAhead({ state, counts, current, fetch }: Ahead): void {
  const now = useRef({ counts, current, fetch });
  useEffect(() => {
    now.current = { counts, current, fetch };
  });
  useEffect(() => {
    if (state === null || !matchMedia("(hover: hover)").matches) return;
    let callOff: () => void = () => undefined;
    let isOver = false;
    const next = (left: readonly GridTab[]) => {
      const [tab, ...others] = left;
      if (!tab || isOver) return;
      callOff = whenQuiet(() => void now.current.fetch(tab).then(() => next(others)));
    };
    const rest = setTimeout(() => {
      next(GRID_TABS.filter(({ id }) => id !== now.current.current && now.current.counts[id] !== 0));
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(rest);
      callOff();
    };
  }, [state]);
}
