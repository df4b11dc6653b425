"use client";

import clsx from "clsx";
import { useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import { isShareable } from "@/lib/bulk/fill-empty";
import { isUnfilled, type Verdict } from "@/lib/bulk/verdict";
import type { Sheet, SheetRow } from "@/lib/contract/batches";
import type { Tone } from "@/lib/domain/status";
import { SheetCell } from "./sheet-cell";
import { columnWords, SheetHeads } from "./sheet-heads";
import { whyWords } from "./why-words";

export const VERDICT_LOOK: Record<Verdict, { tone: Tone; icon: IconName }> = {
  green: { tone: "done", icon: "circle-check" },
  amber: { tone: "warn", icon: "triangle-alert" },
  unfilled: { tone: "rest", icon: "pencil" },
  red: { tone: "fail", icon: "octagon-x" },
};

interface Props {
  sheet: Sheet;
  stale: boolean;
  onCell: (row: number, column: number, text: string) => void;
  onMeaning: (column: number, meaning: string | null) => void;
  /** One value for every row that has none. */
  onFill: (column: number) => void;
  /** A cell's text, and the same for the empty cells below it. */
  onFillDown: (row: number, column: number, text: string) => void;
}

/** What tells an order of a list to people: its id and its article head the card, so they are no fields of it. */
function isFieldOfCard({ origin, mapping }: Sheet, column: number): boolean {
  const meaning = mapping.columns[column] ?? null;
  return origin === "file" || (meaning !== null && meaning !== "marketplace_order_id" && meaning !== "marketplace");
}

/** The row's number; on a phone the order and what was bought head the card. */
function RowHead({ sheet, row }: { sheet: Sheet; row: SheetRow }) {
  const t = useT("bulk");
  const title = sheet.origin === "list" ? row.cells[sheet.header.indexOf("title")] : undefined;
  return (
    <th scope="row" className="numeric !pl-5 font-normal text-ink-3 max-tablet:min-w-0 max-tablet:!text-left">
      <span className="max-tablet:hidden">{row.number}</span>
      <span className="order-id hidden text-ink max-tablet:block">
        {row.marketplace_order_id === null ? "–" : <Plain max={80}>{row.marketplace_order_id}</Plain>}
      </span>
      <span className="hidden text-12 max-tablet:line-clamp-2 max-tablet:whitespace-normal">
        {title ? <Plain max={120}>{title}</Plain> : `${t("sheet.column.row")} ${row.number}`}
      </span>
    </th>
  );
}

function Verdicts({ row }: { row: SheetRow }) {
  const words = { t: useT("bulk"), actions: useT("actions"), status: useT("status") };
  const { t } = words;
  const { tone, icon } = VERDICT_LOOK[row.verdict];
  return (
    <>
      <td>
        <Badge tone={tone} icon={icon} flush>
          {t(`sheet.verdict.${row.verdict}`)}
        </Badge>
      </td>
      <td className="!py-1.5 whitespace-normal text-ink-2 max-tablet:col-span-2">
        {row.why.length === 0
          ? t("sheet.why.ok")
          : row.why.map((why) => (
              <span key={`${why.code} ${why.field} ${why.problem}`} className="block">
                {whyWords(words, why)}
              </span>
            ))}
      </td>
    </>
  );
}

function Row({ row, props }: { row: SheetRow; props: Props }) {
  const words = { t: useT("bulk"), actions: useT("actions") };
  const { sheet, onCell, onFillDown } = props;
  const { columns } = sheet.mapping;
  const at = (column: number) => row.why.filter(({ field }) => field !== undefined && field === columns[column]);
  const isBad = (column: number) => at(column).some((why) => !isUnfilled(why));
  const isWanted = (column: number) =>
    at(column).some(isUnfilled) || (sheet.origin === "list" && columns[column] !== null);
  return (
    <tr
      data-verdict={row.verdict}
      className="max-tablet:grid max-tablet:grid-cols-[minmax(0,1fr)_auto] max-tablet:items-center max-tablet:gap-x-3 max-tablet:gap-y-1.5 max-tablet:border-b max-tablet:border-line max-tablet:px-4 max-tablet:py-3 max-tablet:[&>*]:h-auto max-tablet:[&>*]:border-0 max-tablet:[&>*]:!p-0 max-tablet:[&:hover>*]:bg-surface"
    >
      <RowHead sheet={sheet} row={row} />
      <Verdicts row={row} />
      {row.cells.map((text, column) => {
        const name = columnWords(words, sheet, column);
        return (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            key={column}
            className={clsx("max-tablet:col-span-2", !isFieldOfCard(sheet, column) && "max-tablet:hidden")}
          >
            <span aria-hidden className="hidden text-12 text-ink-2 max-tablet:block">
              {name}
            </span>
            <SheetCell
              text={text}
              label={words.t("sheet.edit", { field: name, row: row.number })}
              bad={isBad(column)}
              wanted={isWanted(column)}
              onSave={(next) => onCell(row.number, column, next)}
              onFillDown={
                isShareable(columns[column] ?? null) ? (next) => onFillDown(row.number, column, next) : undefined
              }
            />
          </td>
        );
      })}
    </tr>
  );
}

/** The flight check: every row with its verdict and why, each cell open to correction, each column to another meaning. On a phone rows are cards. */
export function SheetRows(props: Props) {
  const { sheet, stale } = props;
  return (
    <Table caption={sheet.name} stale={stale} className="max-tablet:block">
      <SheetHeads {...props} />
      <tbody className="max-tablet:block">
        {sheet.rows.map((row) => (
          <Row key={row.number} row={row} props={props} />
        ))}
      </tbody>
    </Table>
  );
}
