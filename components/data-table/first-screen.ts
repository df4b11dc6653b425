import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import { afterPaint } from "@/components/ui/after-paint";

/** Rows drawn at once where nothing is known of the window: what fits on a tall one. */
const UNKNOWN = 24;

/** The smallest height of a row, in pixels. */
const ROW_HEIGHT = { comfortable: 40, compact: 32 };

/** A row and whether it is one of the page before, kept only so that its place need not be built anew. */
export interface Placed<Row> {
  row: Row;
  waiting: boolean;
}

const placed = <Row>(rows: readonly Row[], waiting: boolean) => rows.map((row) => ({ row, waiting }));

/** How high the box is that the table scrolls in, as far as it is in the window; asked for when it changes, never while rows are drawn. */
function useHeightInSight(body: RefObject<HTMLElement | null>): RefObject<number | null> {
  const height = useRef<number | null>(null);
  useEffect(() => {
    const scroller = body.current?.closest("[role=region]");
    if (!scroller) return;
    const observer = new ResizeObserver(([box]) => {
      height.current = box ? Math.min(box.contentRect.height, window.innerHeight) : null;
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [body]);
  return height;
}

/**
 * New rows are drawn in two steps: those in sight at once, the rest right after the first paint. A hundred rows cost the browser
 * six times the layout of what is in sight, and the person waits for what is in sight. Rows further down keep their places, hidden,
 * until their new content is there: filling a place is cheaper than taking it away and building it again. The first rows of a page,
 * which came with the HTML, are there whole from the start.
 */
export function useFirstScreen<Row>(
  rows: readonly Row[],
  body: RefObject<HTMLElement | null>,
  density: keyof typeof ROW_HEIGHT,
): readonly Placed<Row>[] {
  const [whole, setWhole] = useState(rows);
  const height = useHeightInSight(body);
  useEffect(() => {
    if (whole !== rows) return afterPaint(() => startTransition(() => setWhole(rows)));
  }, [whole, rows]);
  if (whole === rows) return placed(rows, false);
  const inSight = height.current === null ? UNKNOWN : Math.ceil(height.current / ROW_HEIGHT[density]);
  return [...placed(rows.slice(0, inSight), false), ...placed(whole.slice(inSight, rows.length), true)];
}
