import clsx from "clsx";
import { Bone } from "@/components/ui/bone";
import type { Column } from "./column";
import "./data-table.css";

interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: number;
  /** Heard instead of the bones. */
  label: string;
}

/** Rows that are still to come, in the columns' own widths, so that nothing moves when they do. */
export function TableBones<Row>({ columns, rows, label }: Props<Row>) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      <table className="table data-table [--pin-id:0px]" aria-hidden="true">
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} data-pin={column.pinned ? "id" : undefined}>
                <Bone className="w-14" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity and never change their order
            <tr key={at}>
              {columns.map((column) => (
                <td key={column.id} data-card={column.card ?? "none"} className={clsx(column.numeric && "numeric")}>
                  <Bone className={clsx(at % 3 === 1 ? "w-3/5" : "w-4/5", column.numeric && "ml-auto")} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
