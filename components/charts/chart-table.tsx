"use client";

import Link from "next/link";
import { useLocale } from "@/components/shell/intl-provider";
import { linkClass } from "@/components/ui/link-class";
import { Table } from "@/components/ui/table";
import { count } from "@/lib/format/count";

/** A figure; `text` where it is not a plain count, `href` where there is a list behind it. */
export interface Cell {
  value: number;
  text?: string;
  href?: string | undefined;
}

/** The figures of a chart as rows. The first column names the row. */
export interface TableView {
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly Cell[] }[];
}

/** The figures of a chart as a real table. */
export function ChartTable({ caption, table }: { caption: string; table: TableView }) {
  const locale = useLocale();
  const [first, ...others] = table.columns;
  return (
    <div className="scroll-thin max-h-[280px] overflow-auto">
      <Table caption={caption} density="compact">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((column) => (
              <th key={column} scope="col" className="numeric">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row" className="font-normal!">
                {name}
              </th>
              {cells.map(({ value, text, href }, at) => (
                <td key={others[at]} className="numeric">
                  <Figure href={value > 0 ? href : undefined}>{text ?? count(value, locale)}</Figure>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Figure({ href, children }: { href: string | undefined; children: string }) {
  if (href === undefined) return children;
  return (
    <Link href={href} prefetch={false} className={linkClass}>
      {children}
    </Link>
  );
}
