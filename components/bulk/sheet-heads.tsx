"use client";

import clsx from "clsx";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Select } from "@/components/ui/select";
import { isCarrierArgument } from "@/lib/bulk/carrier-names";
import type { Sheet } from "@/lib/contract/batches";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import { isOwnColumn } from "./sheet-own-cell";
import { meaningChoices, meaningWords } from "./why-words";

interface Props {
  sheet: Sheet;
  onMeaning: (column: number, meaning: string | null) => void;
  onFill: (column: number) => void;
}

/** A column by what it means, or by the name it came with. */
export function columnWords(
  words: Parameters<typeof meaningWords>[0],
  { origin, mapping, header }: Sheet,
  column: number,
): string {
  const meaning = mapping.columns[column];
  const name = header[column] || String(column + 1);
  if (meaning) return meaningWords(words, meaning);
  return origin === "list" && (name === "title" || name === "quantity_ordered") ? words.t(`sheet.shown.${name}`) : name;
}

/** The sign of a column that rows must fill, and in how many when it is not all of them. */
function RequiredMark({ sheet, column }: { sheet: Sheet; column: number }) {
  const t = useT("bulk");
  const rows = sheet.required[column] ?? 0;
  if (rows === 0 || isOwnColumn(sheet, column)) return null;
  const words = rows < sheet.total ? t("sheet.requiredIn", { n: rows }) : t("sheet.required");
  return (
    <span title={words}>
      {" "}
      <span aria-hidden className="font-semibold text-fail">
        *
      </span>
      <span className="sr-only">({words})</span>
    </span>
  );
}

/** Gives one value to every row of the column that has none; there as long as that would change something. */
function FillButton({ sheet, column, onFill }: Omit<Props, "onMeaning"> & { column: number }) {
  const locale = useLocale();
  const words = { t: useT("bulk"), actions: useT("actions") };
  if (!sheet.fillable.includes(column)) return null;
  // A value stays within its marketplace, which the button says where there are several; a carrier is known by its name at each.
  const isCarrier = isCarrierArgument(sheet.mapping.columns[column] ?? "");
  const several = isCarrier ? "sheet.fillCarrier" : "sheet.fillEach";
  const label = words.t(sheet.marketplaces.length > 1 ? several : "sheet.fill");
  return (
    <button
      type="button"
      className={`${linkClass} block min-h-6 text-11 whitespace-nowrap max-tablet:min-h-10`}
      aria-label={labelled(columnWords(words, sheet, column), label, locale)}
      title={words.t(isCarrier ? "sheet.fillCarrierHint" : "sheet.fillHint")}
      onClick={() => onFill(column)}
    >
      {label}
    </button>
  );
}

/** What a column means, to be read: the columns of a list are ours. */
function OwnHeads(props: Props) {
  const words = { t: useT("bulk"), actions: useT("actions") };
  const { sheet } = props;
  return sheet.header.map((name, column) => (
    <th
      key={name}
      scope="col"
      className={clsx("!h-auto min-w-[110px]", !sheet.fillable.includes(column) && "max-tablet:hidden")}
    >
      {columnWords(words, sheet, column)}
      <RequiredMark sheet={sheet} column={column} />
      <FillButton {...props} column={column} />
    </th>
  ));
}

/** What a column of a file means, to be chosen. */
function FileHeads(props: Props) {
  const locale = useLocale();
  const { sheet, onMeaning } = props;
  const [t, actions] = [useT("bulk"), useT("actions")];
  const choices = meaningChoices({ t, actions }, sheet.meanings);
  return sheet.header.map((name, column) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
    <th key={column} scope="col" className="!h-auto min-w-[150px] !py-1 align-top max-tablet:min-w-0">
      <span className="cut block text-11 font-normal text-ink-3">
        <Plain max={40}>{name || `${column + 1}`}</Plain>
        <RequiredMark sheet={sheet} column={column} />
      </span>
      <Select
        size="small"
        aria-label={labelled(t("sheet.columns"), plainText(name, 40).text || column + 1, locale)}
        value={sheet.mapping.columns[column] ?? ""}
        onChange={(event) => onMeaning(column, event.target.value || null)}
      >
        <option value="">{t("sheet.ignore")}</option>
        {choices.map(({ meaning, label }) => (
          <option key={meaning} value={meaning}>
            {label}
          </option>
        ))}
      </Select>
      <FillButton {...props} column={column} />
    </th>
  ));
}

/** The head of a flight check. On a phone, where rows are cards, what can be done with a column stands above them. */
export function SheetHeads(props: Props) {
  const { sheet } = props;
  const t = useT("bulk");
  const isIdle = sheet.origin === "list" && sheet.fillable.length === 0;
  return (
    <thead className={isIdle ? "max-tablet:hidden" : "max-tablet:block"}>
      <tr className="max-tablet:grid max-tablet:grid-cols-2 max-tablet:gap-x-3 max-tablet:border-b max-tablet:border-line max-tablet:bg-sunken max-tablet:px-4 max-tablet:py-1.5 max-tablet:[&>*]:static max-tablet:[&>*]:border-0 max-tablet:[&>*]:!px-0 max-tablet:[&>*]:text-left">
        <th scope="col" className="numeric !pl-5 max-tablet:hidden">
          {t("sheet.column.row")}
        </th>
        <th scope="col" className="max-tablet:hidden">
          {t("sheet.column.verdict")}
        </th>
        <th scope="col" className="min-w-[240px] max-tablet:hidden">
          {t("sheet.column.why")}
        </th>
        {sheet.origin === "list" ? <OwnHeads {...props} /> : <FileHeads {...props} />}
      </tr>
    </thead>
  );
}
