"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { hasHeading, type PlacedCell, type PlacedCells, placePasted } from "@/lib/bulk/pasted-cells";
import type { Sheet } from "@/lib/contract/batches";
import { isOwnColumn } from "./sheet-own-cell";

/** The rows from one on as they are shown; where no verdict hides any, they go on over the pages that follow. */
function rowsFrom({ rows, count, total }: Sheet, row: number): number[] {
  const shown = rows.map(({ number }) => number);
  const last = shown.at(-1) ?? total;
  const later = count === total ? Array.from({ length: total - last }, (_, at) => last + 1 + at) : [];
  return [...shown.slice(shown.indexOf(row)), ...later];
}

/** What became of a paste; `heading`: a line of names stood above the values and was left out. */
export interface PastedCells extends PlacedCells {
  heading: boolean;
}

/** What was pasted into a cell, each value in its own place over the rows as they are shown; `nameOf`: what a column is called on screen. */
export function placesFrom(
  sheet: Sheet,
  { row, column }: { row: number; column: number },
  pasted: readonly string[][],
  nameOf: (column: number) => string,
): PastedCells {
  const columns = sheet.header.flatMap((_, at) => (at >= column && !isOwnColumn(sheet, at) ? [at] : []));
  const named = columns.map((at) => ({
    meaning: sheet.mapping.columns[at] ?? null,
    names: [sheet.header[at] ?? "", nameOf(at)],
  }));
  const heading = hasHeading(pasted, named);
  return { ...placePasted(heading ? pasted.slice(1) : pasted, rowsFrom(sheet, row), columns), heading };
}

/** Where pasted values went, and that some found no place. Heard as it appears. */
export function SheetPasted({ placed }: { placed: PastedCells | null }) {
  const t = useT("bulk");
  if (!placed) return <div role="status" />;
  const { cells, from, to, left, heading } = placed;
  const n = cells.length;
  const isShort = left.lines + left.columns > 0;
  const said = [
    ...(from === null || to === null
      ? []
      : [from === to ? t("sheet.pasted.row", { n, row: from }) : t("sheet.pasted.rows", { n, from, to })]),
    ...(heading ? [t("sheet.pasted.heading")] : []),
    ...(left.lines > 0 ? [t("sheet.pasted.lines", { n: left.lines })] : []),
    ...(left.columns > 0 ? [t("sheet.pasted.columns", { n: left.columns })] : []),
  ];
  return (
    <div role="status">
      <p
        data-tone={isShort ? "warn" : undefined}
        className="flex gap-2 border-b bg-sunken px-5 py-1.5 text-12 max-tablet:px-4"
      >
        <Icon
          name={isShort ? "triangle-alert" : "info"}
          size={14}
          className={isShort ? "mt-0.5 flex-none text-(--tone)" : "mt-0.5 flex-none text-ink-3"}
        />
        <span>{said.join(" ")}</span>
      </p>
    </div>
  );
}

/** That a change was taken back, and how many cells that were. Heard as it appears. */
export function SheetUndone({ cells }: { cells: readonly PlacedCell[] | undefined }) {
  const t = useT("bulk");
  return (
    <div role="status">
      {cells && (
        <p className="flex gap-2 border-b bg-sunken px-5 py-1.5 text-12 max-tablet:px-4">
          <Icon name="undo-2" size={14} className="mt-0.5 flex-none text-ink-3" />
          {t("sheet.undone", { n: cells.length })}
        </p>
      )}
    </div>
  );
}
