import { startTransition, useEffect, useState } from "react";

/** Rows that fit on a tall window at the smallest row height; below it nobody sees the moment's delay. */
const FIRST_SCREEN = 26;

/**
 * New rows are drawn in two steps: those in sight at once, the rest right after the first paint. A hundred rows cost the browser
 * four times the layout of what is in sight, and the person waits for what is in sight. The first rows of a page, which came with
 * the HTML, are there whole from the start.
 */
export function useFirstScreen<Row>(rows: readonly Row[]): readonly Row[] {
  const [whole, setWhole] = useState(rows);
  useEffect(() => {
    if (whole === rows) return;
    const frame = requestAnimationFrame(() => startTransition(() => setWhole(rows)));
    return () => cancelAnimationFrame(frame);
  }, [whole, rows]);
  return whole === rows ? rows : rows.slice(0, FIRST_SCREEN);
}
