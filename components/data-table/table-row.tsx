import { memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { Column } from "./column";

interface CellsProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
}

function Cells<Row>({ row, columns }: CellsProps<Row>) {
  return (
    <>
      {columns.map((column) => {
        const shared = { "data-card": column.card ?? "none", className: column.numeric ? "numeric" : undefined };
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
    </>
  );
}

function sameCells<Row>(a: CellsProps<Row>, b: CellsProps<Row>): boolean {
  if (a.row !== b.row || a.columns.length !== b.columns.length) return false;
  return a.columns === b.columns || a.columns.every((column, at) => column.cell === b.columns[at]?.cell);
}

// Cells are many and change rarely: they are drawn again when their row or what draws it changed, not for a tick or a header's arrow.
const MemoCells = memo(Cells, sameCells) as unknown as typeof Cells;

interface RowProps<Row> extends CellsProps<Row> {
  /** `aria-rowindex`. */
  index: number;
  /** Its place on the page, for the handlers that the whole body shares. */
  at: number;
  /** Of the page before, kept out of sight until its new content is drawn. */
  waiting: boolean;
  peeked: boolean;
  selected: boolean;
  /** Present where rows can be ticked: the box's name. */
  box?: string | undefined;
}

function TableRow<Row>({ row, columns, index, at, waiting, peeked, selected, box }: RowProps<Row>) {
  return (
    <tr
      aria-rowindex={index}
      aria-selected={selected || undefined}
      tabIndex={-1}
      data-row={at}
      data-peek={peeked || undefined}
      hidden={waiting}
    >
      {box !== undefined && (
        <td className="box" data-pin="box" data-card="box">
          <Checkbox aria-label={box} checked={selected} readOnly data-box />
        </td>
      )}
      <MemoCells row={row} columns={columns} />
    </tr>
  );
}

export const MemoRow = memo(TableRow) as typeof TableRow;
