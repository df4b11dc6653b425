import type { ReactNode } from "react";
import type { SortDirection } from "@/components/ui/table";

/** One column: its width never changes with its content, so that nothing jumps while rows come and go. */
export interface Column<Row> {
  id: string;
  header: string;
  /** Called while a row is drawn, so it may use no hooks; a hundred rows times ten cells leave no room for a component each. */
  cell: (row: Row) => ReactNode;
  /** Pixels. The last column without `numeric` takes what is left over. */
  width: number;
  numeric?: boolean;
  /** Stays in view while the table scrolls sideways. One column may. */
  pinned?: boolean;
  /**
   * Present where the whole set can be sorted by this column; `direction` null while it is sorted by others. `rank`: which key of several it is;
   * `beside`: it was pressed with Shift.
   */
  sort?: {
    direction: SortDirection | null;
    rank?: { at: number; says: string };
    onSort: (beside: boolean) => void;
    onNear?: () => void;
  };
  /** Behind an info mark in the header: why it cannot be sorted, what it is derived from. */
  note?: string;
  /** Where the cell goes when the row becomes a card on a phone; a column without a place is left out there. */
  card?: "id" | "due" | "where" | "sum" | "state" | "extra" | "tags" | "who" | "when" | "act" | "more";
}

/** Ticking rows: which are ticked, and what a tick does. The header's box stands for the page. */
export interface RowSelection<Row> {
  isSelected: (row: Row) => boolean;
  /** The box's name: "Select 171-2096613-8840551". */
  label: (row: Row) => string;
  pageLabel: string;
  onToggle: (row: Row) => void;
  /** From the row ticked last to this one. */
  onRange: (rows: readonly Row[]) => void;
  onPage: (selected: boolean) => void;
}
