import { startTransition, useEffect, useState } from "react";

/** Rows that fit on a tall window at the smallest row height; below it nobody sees the moment's delay. */
const FIRST_SCREEN = 24;

/** A row and whether it is one of the page before, kept only so that its place need not be built anew. */
export interface Placed<Row> {
  row: Row;
  waiting: boolean;
}

const placed = <Row>(rows: readonly Row[], waiting: boolean) => rows.map((row) => ({ row, waiting }));

/**
 * New rows are drawn in two steps: those in sight at once, the rest right after the first paint. A hundred rows cost the browser
 * four times the layout of what is in sight, and the person waits for what is in sight. Rows further down keep their places, hidden,
 * until their new content is there: filling a place is cheaper than taking it away and building it again. The first rows of a page,
 * which came with the HTML, are there whole from the start.
 */
export function useFirstScreen<Row>(rows: readonly Row[]): readonly Placed<Row>[] {
  const [whole, setWhole] = useState(rows);
  useEffect(() => {
    if (whole === rows) return;
    const frame = requestAnimationFrame(() => startTransition(() => setWhole(rows)));
    return () => cancelAnimationFrame(frame);
  }, [whole, rows]);
  if (whole === rows) return placed(rows, false);
  return [...placed(rows.slice(0, FIRST_SCREEN), false), ...placed(whole.slice(FIRST_SCREEN, rows.length), true)];
}
