"use client";

import clsx from "clsx";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import { type SortDirection, SortHeader, Table } from "@/components/ui/table";
import { useFirstScreen } from "./first-screen";
import "./data-table.css";

/** One column: its width never changes with its content, so that nothing jumps while rows come and go. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels. The last column without `numeric` takes what is left over. */
  width: number;
  numeric?: boolean;
  /** Stays in view while the table scrolls sideways. One column may. */
  pinned?: boolean;
  /** Present where the whole set can be sorted by this column; `direction` null while it is sorted by another. */
  sort?: { direction: SortDirection | null; onSort: () => void };
  /** Where the cell goes when the row becomes a card on a phone; a column without a place is left out there. */
  card?: "id" | "due" | "where" | "sum" | "state" | "extra";
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onOpen: (row: Row) => void;
  /** How many rows there are on all pages, and how many stand before this page: for `aria-rowcount` and `aria-rowindex`. */
  total: number;
  offset: number;
  /** An answer is on its way: the rows stay and go quiet. */
  stale?: boolean;
}

interface RowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  index: number;
  onOpen: (row: Row) => void;
}

/** A press on a link, a button or a selection is not a press on the row. */
function isOwnPress(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  if (target.closest("a, button, input, label, summary")) return false;
  return !window.getSelection()?.toString();
}

function TableRow<Row>({ row, columns, index, onOpen }: RowProps<Row>) {
  return (
    <tr
      aria-rowindex={index}
      tabIndex={-1}
      data-row
      className="cursor-default"
      onClick={(event) => isOwnPress(event) && onOpen(row)}
    >
      {columns.map((column) => {
        const shared = { "data-card": column.card ?? "none", className: clsx(column.numeric && "numeric") };
        return column.pinned ? (
          <th key={column.id} scope="row" data-pin="id" {...shared}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} {...shared}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
function Header<Row>({ column }: { column: Column<Row> }) {
  const shared = { "data-pin": column.pinned ? "id" : undefined, className: clsx(column.numeric && "numeric") };
  if (!column.sort) {
    return (
      <th scope="col" {...shared}>
        {column.header}
      </th>
    );
  }
  return (
    <SortHeader direction={column.sort.direction} sort={column.sort} {...shared}>
      {column.header}
    </SortHeader>
  );
}

// Rows are many and change rarely: a row is drawn again only when its data or the columns changed.
const MemoRow = memo(TableRow) as typeof TableRow;

/** Focus moves from row to row with J and K or the arrows; Enter opens. The rows themselves stay out of the tab order: their links are in it. */
function moveFocus(body: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...body.querySelectorAll<HTMLElement>("[data-row]")];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/**
 * A table of fixed columns with a sticky header and one pinned column; on a phone each row is a card. It knows rows and columns,
 * nothing of what they hold.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, onOpen, total, offset, stale } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = useFirstScreen(rows);
  // Another page begins at its first row, wherever the last one was left.
  useEffect(() => {
    if (offset >= 0) body.current?.closest("[role=region]")?.scrollTo({ top: 0 });
  }, [offset]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (!body.current || (event.target as HTMLElement).closest("input, select, textarea")) return;
    const open = event.key === "Enter" && (event.target as HTMLElement).matches("[data-row]");
    if (open) (event.target as HTMLElement).querySelector("a")?.click();
    else moveFocus(body.current, event);
  };

  return (
    <Table
      caption={caption}
      className="data-table [--pin-id:0px]"
      style={{ "--table-width": `${width}px` } as CSSProperties}
      aria-rowcount={total + 1}
      stale={stale ?? false}
      onKeyDown={onKeyDown}
    >
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <Header key={column.id} column={column} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {shown.map((row, at) => (
          <MemoRow key={rowKey(row)} row={row} columns={columns} index={offset + at + 2} onOpen={onOpen} />
        ))}
      </tbody>
    </Table>
  );
}
