"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { Table } from "@/components/ui/table";
import type { Column, RowSelection } from "./column";
import { useFirstScreen } from "./first-screen";
import { onBodyClick, onBodyKey, type RowEvents, useWayIn } from "./row-events";
import { useSideways } from "./sideways";
import { HeaderCell, PageBox } from "./table-header";
import { MemoRow } from "./table-row";
import "./data-table.css";

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  onOpen: (row: Row) => void;
  onPeek?: (row: Row) => void;
  onReach?: (row: Row) => void;
  /** The row that is shown beside the list. */
  isPeeked?: (row: Row) => boolean;
  selection?: RowSelection<Row>;
  density?: "comfortable" | "compact";
  /** Whether single letters act (WCAG 2.1.4). */
  letters?: boolean;
  /** How many rows there are on all pages, and how many stand before this page: for `aria-rowcount` and `aria-rowindex`. */
  total: number;
  offset: number;
  /** An answer is on its way: the rows stay and go quiet. */
  stale?: boolean;
}

const BOX_WIDTH = 40;

/** Another page begins at its first row, wherever the last one was left; a list that was not moved is not touched. */
function useTopOfPage(offset: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // Asking where the list stands would make the browser lay out the new rows once more, before their first paint.
    if (offset < 0 || !moved.current) return;
    body.current?.closest("[role=region]")?.scrollTo({ top: 0 });
    moved.current = false;
  }, [offset]);
  // After the first look at the page: a list that was come back to may have been moved already.
  useEffect(() => {
    const scroller = body.current?.closest("[role=region]");
    const onScroll = () => {
      moved.current = true;
    };
    moved.current = (scroller?.scrollTop ?? 0) > 0;
    scroller?.addEventListener("scroll", onScroll, { passive: true });
    return () => scroller?.removeEventListener("scroll", onScroll);
  }, []);
  return body;
}

function pageState(selected: number, all: number): "none" | "some" | "all" {
  if (selected === 0) return "none";
  return selected === all ? "all" : "some";
}

/**
 * A table of fixed columns with a sticky header and one pinned column; on a phone each row is a card. It knows rows and columns,
 * nothing of what they hold. A row is known by its place on the page, so that another page fills the rows that are there.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, selection, total, offset, density = "comfortable", stale = false, isPeeked } = props;
  const body = useTopOfPage(offset);
  useSideways(body);
  const anchor = useRef<number | null>(null);
  const shown = useFirstScreen(rows, body, density);
  const { onOpen, onPeek, onReach, letters = true } = props;
  const events: RowEvents<Row> = { rows, onOpen, onPeek, onReach, selection, letters, anchor };
  useWayIn(body, events);
  const width = columns.reduce((sum, column) => sum + column.width, selection ? BOX_WIDTH : 0);
  const style = { "--table-width": `${width}px`, "--pin-id": selection ? `${BOX_WIDTH}px` : "0px" } as CSSProperties;

  return (
    <Table
      caption={caption}
      className="data-table"
      style={style}
      density={density}
      aria-rowcount={total + 1}
      stale={stale}
      onKeyDown={(event) => body.current && onBodyKey(event, body.current, events)}
    >
      <colgroup>
        {selection && <col style={{ width: BOX_WIDTH }} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection && (
            <PageBox
              label={selection.pageLabel}
              state={pageState(rows.filter(selection.isSelected).length, rows.length)}
              onPage={selection.onPage}
            />
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} />
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard at the table, which the rows are part of. */}
      <tbody ref={body} onClick={(event) => onBodyClick(event, events)}>
        {shown.map(({ row, waiting }, at) => (
          <MemoRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a place on the page is what is kept; its cells hold no state of their own.
            key={at}
            at={at}
            row={row}
            columns={columns}
            index={offset + at + 2}
            waiting={waiting}
            peeked={isPeeked?.(row) ?? false}
            selected={selection?.isSelected(row) ?? false}
            box={selection?.label(row)}
          />
        ))}
      </tbody>
    </Table>
  );
}
