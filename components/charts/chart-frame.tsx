"use client";

import { type ReactNode, useId, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { ChartTable, type TableView } from "./chart-table";
import { tableCsv } from "./table-csv";

interface Props {
  title: string;
  /** Quiet, beside the title: what the figures are of. */
  note?: ReactNode;
  /** The same figures as rows; what a person reads who does not see the picture. */
  table: TableView;
  /** Beside the title: a legend. */
  legend?: ReactNode;
  /** Below the picture and the table: what they are of, and a choice of it. */
  foot?: ReactNode;
  /** Part of the name of the file that the CSV button gives. */
  file: string;
  children: ReactNode;
}

function download(text: string, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${file}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A picture of figures with its title, the same figures as a table, and both as a file (LOOK §4). */
export function ChartFrame({ title, note, table, legend, foot, file, children }: Props) {
  const t = useT("home");
  const locale = useLocale();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div className="flex min-h-[30px] flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="text-13 font-semibold">
          {title}
          {note && <span className="ml-2 text-12 font-normal text-ink-3 max-tablet:hidden">{note}</span>}
        </h2>
        {legend}
        <span className="ml-auto flex items-center">
          {table.rows.length > 0 && (
            <>
              <IconButton
                icon="table-2"
                label={t(asTable ? "asPicture" : "asTable", { what: title })}
                aria-pressed={asTable}
                onClick={() => setAsTable(!asTable)}
              />
              <IconButton
                icon="download"
                label={t("asFile", { what: title })}
                onClick={() => download(tableCsv(table, locale), file)}
              />
            </>
          )}
        </span>
      </div>
      {asTable ? <ChartTable caption={title} table={table} /> : children}
      {foot}
    </section>
  );
}
