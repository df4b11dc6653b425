"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { type PlacedCells, placePasted } from "@/lib/bulk/pasted-cells";
import type { Sheet } from "@/lib/contract/batches";
import { isOwnColumn } from "./sheet-own-cell";

/** The rows from one on as they are shown; where no verdict hides any, they go on over the pages that follow. */
function rowsFrom({ rows, count, total }: Sheet, row: number): number[] {
  const shown = rows.map(({ number }) => number);
  const last = shown.at(-1) ?? total;
  const later = count === total ? Array.from({ length: total - last }, (_, at) => last + 1 + at) : [];
  return [...shown.slice(shown.indexOf(row)), ...later];
}

/** What was pasted into a cell, each value in its own place over the rows as they are shown. */
export function placesFrom(sheet: Sheet, row: number, column: number, pasted: readonly string[][]): PlacedCells {
  const columns = sheet.header.flatMap((_, at) => (at >= column && !isOwnColumn(sheet, at) ? [at] : []));
  return placePasted(pasted, rowsFrom(sheet, row), columns);
}

/** Where pasted values went, and that some found no place. Heard as it appears. */
export function SheetPasted({ placed }: { placed: PlacedCells | null }) {
  const t = useT("bulk");
  if (!placed) return <div role="status" />;
  const { cells, from, to, left } = placed;
  const n = cells.length;
  const isShort = left.lines + left.columns > 0;
  const said = [
    ...(from === null || to === null
      ? []
      : [from === to ? t("sheet.pasted.row", { n, row: from }) : t("sheet.pasted.rows", { n, from, to })]),
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
