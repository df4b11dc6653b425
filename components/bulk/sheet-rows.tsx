"use client";

import clsx from "clsx";
import { useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { useStoreName } from "@/components/ui/store-names";
import { Table } from "@/components/ui/table";
import { isShareable } from "@/lib/bulk/fill-empty";
import { lackingIn } from "@/lib/bulk/lacking-columns";
import { isSheetField } from "@/lib/bulk/sheet-columns";
import { isUnfilled, type Verdict, verdictOf } from "@/lib/bulk/verdict";
import type { Sheet, SheetRow } from "@/lib/contract/batches";
import type { Tone } from "@/lib/domain/status";
import { SheetCell } from "./sheet-cell";
import { AddColumn } from "./sheet-columns";
import { columnWords, SheetHeads } from "./sheet-heads";
import { isOwnColumn, OwnCell } from "./sheet-own-cell";
import type { CellArgument } from "./use-choices";
import { whyWords } from "./why-words";

export const VERDICT_LOOK: Record<Verdict, { tone: Tone; icon: IconName }> = {
  green: { tone: "done", icon: "circle-check" },
  amber: { tone: "warn", icon: "triangle-alert" },
  unfilled: { tone: "rest", icon: "pencil" },
  sent: { tone: "move", icon: "send" },
  red: { tone: "fail", icon: "octagon-x" },
};

interface Props {
  accountId: number;
  sheet: Sheet;
  stale: boolean;
  onCell: (row: number, column: number, text: string) => void;
  onMeaning: (column: number, meaning: string | null) => void;
  /** One value for every row that has none. */
  onFill: (column: number) => void;
  /** A cell's text, and the same for the empty cells below it. */
  onFillDown: (row: number, column: number, text: string) => void;
  /** What was pasted into a cell, for it and those below and beside it. */
  onPaste: (row: number, column: number, pasted: string[][]) => void;
  /** One more column, for what a row asks for. */
  onAdd: (meaning: string) => void;
}

/** The row's number; on a phone the order, its marketplace and what was bought head the card. */
function RowHead({ sheet, row }: { sheet: Sheet; row: SheetRow }) {
  const t = useT("bulk");
  const storeName = useStoreName();
  const title = sheet.origin === "list" ? row.cells[sheet.header.indexOf("title")] : undefined;
  return (
    <th scope="row" className="numeric !pl-5 font-normal text-ink-3 max-tablet:min-w-0 max-tablet:!text-left">
      <span className="max-tablet:hidden">{row.number}</span>
      <span className="order-id hidden text-ink max-tablet:block">
        {row.marketplace_order_id === null ? "–" : <Plain max={80}>{row.marketplace_order_id}</Plain>}
      </span>
      <span className="hidden text-12 text-ink-2 max-tablet:block">
        {row.marketplace !== null && <Marketplace code={row.marketplace} name={storeName(row.marketplace)} />}
      </span>
      <span className="hidden text-12 max-tablet:line-clamp-2 max-tablet:whitespace-normal">
        {title ? <Plain max={120}>{title}</Plain> : `${t("sheet.column.row")} ${row.number}`}
        {row.units && row.units.left < row.units.all && (
          <span className="block text-ink-2">{t("sheet.unitsLeft", row.units)}</span>
        )}
      </span>
    </th>
  );
}

function Verdicts({ row, props: { sheet, onAdd } }: { row: SheetRow; props: Props }) {
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
          : row.why.map((why) => {
              const lacking = lackingIn(sheet.mapping.columns, why);
              return (
                <span key={`${why.code} ${why.field} ${why.problem}`} className="block">
                  {whyWords(words, why)}{" "}
                  {lacking !== null && <AddColumn sheet={sheet} meaning={lacking} onAdd={onAdd} />}
                </span>
              );
            })}
      </td>
    </>
  );
}

/** What a cell holds, where the row's marketplace may know its values. */
function argumentOf({ accountId, sheet }: Props, row: SheetRow, meaning: string | null): CellArgument | null {
  if (meaning === null || row.marketplace === null || isSheetField(meaning)) return null;
  const type = row.cells[sheet.mapping.columns.indexOf("type")] || sheet.mapping.type;
  return { accountId, marketplace: row.marketplace, type, name: meaning };
}

/** A cell to be written into, with its column's name above it on a phone. */
function FieldCell({ row, column, props }: { row: SheetRow; column: number; props: Props }) {
  const words = { t: useT("bulk"), actions: useT("actions"), status: useT("status") };
  const storeName = useStoreName();
  const { sheet, onCell, onFillDown, onPaste } = props;
  const text = row.cells[column] ?? "";
  const meaning = sheet.mapping.columns[column] ?? null;
  const name = columnWords(words, sheet, column);
  const about = row.why.filter(({ field }) => field !== undefined && field === meaning);
  const isRequired = row.required.includes(column);
  // Nothing is to be written where the marketplace takes nothing; on a phone the card is shorter for it.
  const isIdle = text === "" && row.idle.includes(column);
  // The name beside the order, also in a file that gives none.
  const isPlaceless = meaning === "marketplace_order_id" && !sheet.mapping.columns.includes("marketplace");
  return (
    <td
      data-column={column}
      data-idle={isIdle ? "" : undefined}
      className={clsx("max-w-[320px] max-tablet:max-w-none", isIdle ? "max-tablet:hidden" : "max-tablet:col-span-2")}
    >
      <span aria-hidden className="hidden text-12 text-ink-2 max-tablet:block">
        {name}
        {isRequired && <span className="font-semibold text-fail"> *</span>}
      </span>
      <SheetCell
        text={text}
        shown={meaning === "marketplace" && row.marketplace !== null && text !== "" ? storeName(row.marketplace) : text}
        label={words.t("sheet.edit", { field: name, row: row.number })}
        required={isRequired}
        problem={about
          .filter((why) => !isUnfilled(why))
          .map((why) => whyWords(words, why))
          .join("; ")}
        doubtful={verdictOf(about.filter((why) => !isUnfilled(why))) !== "red"}
        wanted={about.some(isUnfilled) || (sheet.origin === "list" && meaning !== null && !isIdle)}
        argument={argumentOf(props, row, meaning)}
        onSave={(next) => onCell(row.number, column, next)}
        onFillDown={isShareable(meaning) ? (next) => onFillDown(row.number, column, next) : undefined}
        onPaste={(pasted) => onPaste(row.number, column, pasted)}
      />
      {isPlaceless && row.marketplace !== null && (
        <span className="under px-1 max-tablet:hidden">
          <Marketplace code={row.marketplace} name={storeName(row.marketplace)} tile={false} />
        </span>
      )}
    </td>
  );
}

function Row({ row, props }: { row: SheetRow; props: Props }) {
  const { accountId, sheet } = props;
  return (
    <tr
      data-verdict={row.verdict}
      className="max-tablet:grid max-tablet:grid-cols-[minmax(0,1fr)_auto] max-tablet:items-center max-tablet:gap-x-3 max-tablet:gap-y-1.5 max-tablet:border-b max-tablet:border-line max-tablet:px-4 max-tablet:py-3 max-tablet:[&>*]:h-auto max-tablet:[&>*]:border-0 max-tablet:[&>*]:!p-0 max-tablet:[&:hover>*]:bg-surface"
    >
      <RowHead sheet={sheet} row={row} />
      <Verdicts row={row} props={props} />
      {row.cells.map((_, column) =>
        isOwnColumn(sheet, column) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <OwnCell key={column} accountId={accountId} sheet={sheet} row={row} column={column} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
          <FieldCell key={column} row={row} column={column} props={props} />
        ),
      )}
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
