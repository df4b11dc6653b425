"use client";

import { type KeyboardEvent, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input";
import { Plain } from "@/components/ui/plain";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { isUnfilled, type Verdict } from "@/lib/bulk/verdict";
import type { Sheet, SheetRow } from "@/lib/contract/batches";
import type { Tone } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import { meaningChoices, meaningWords, whyWords } from "./why-words";

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
}

/** The same cell of the row below, opened: columns are filled from top to bottom. */
function openBelow(field: HTMLElement): void {
  const cell = field.closest("td");
  const below = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex];
  below?.querySelector("button")?.click();
}

/** One cell: text until it is pressed, then a field; Enter and leaving save, Enter opens the cell below, Escape gives back what was there. */
function Cell({
  text,
  label,
  bad,
  wanted,
  onSave,
}: {
  text: string;
  label: string;
  bad: boolean;
  /** Something is to be typed here: empty it looks like a field. */
  wanted: boolean;
  onSave: (text: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft !== text) onSave(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter") {
      save();
      openBelow(event.currentTarget);
    }
    if (event.key === "Escape") setDraft(null);
  };
  if (draft === null) {
    return (
      <button
        type="button"
        aria-label={`${label}: ${plainText(text, 60).text || "–"}`}
        onClick={() => setDraft(text)}
        data-tone={bad ? "fail" : undefined}
        data-empty={wanted && text === "" ? "" : undefined}
        className="cut ring-inward block min-h-6 w-full rounded-4 px-1 text-left hover:bg-hover data-[tone]:text-(--tone) data-empty:border data-empty:border-control data-empty:bg-surface max-tablet:min-h-10"
      >
        {text === "" ? <span className="text-ink-3">–</span> : <Plain max={80}>{text}</Plain>}
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person pressed this very cell to type into it
      autoFocus
      aria-label={label}
      className={inputClass("small", "min-w-0 px-1")}
      value={draft}
      maxLength={500}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
}

/** A column by what it means, or by the name it came with. */
function columnWords(
  words: Parameters<typeof meaningWords>[0],
  { origin, mapping, header }: Sheet,
  column: number,
): string {
  const meaning = mapping.columns[column];
  const name = header[column] || String(column + 1);
  if (meaning) return meaningWords(words, meaning);
  return origin === "list" && (name === "title" || name === "quantity_ordered") ? words.t(`sheet.shown.${name}`) : name;
}

/** What a column means, to be read: the columns of a list are ours. */
function OwnHeads({ sheet }: { sheet: Sheet }) {
  const words = { t: useT("bulk"), actions: useT("actions") };
  return sheet.header.map((name, column) => (
    <th key={name} scope="col" className="min-w-[110px]">
      {columnWords(words, sheet, column)}
    </th>
  ));
}

function Row({ row, props }: { row: SheetRow; props: Props }) {
  const words = { t: useT("bulk"), actions: useT("actions"), status: useT("status") };
  const { t } = words;
  const { mapping } = props.sheet;
  const { tone, icon } = VERDICT_LOOK[row.verdict];
  const at = (column: number) =>
    row.why.filter(({ field }) => field !== undefined && field === mapping.columns[column]);
  const isBad = (column: number) => at(column).some((why) => !isUnfilled(why));
  const isWanted = (column: number) =>
    at(column).some(isUnfilled) || (props.sheet.origin === "list" && mapping.columns[column] !== null);
  const nameOf = (column: number) => columnWords(words, props.sheet, column);
  return (
    <tr data-verdict={row.verdict}>
      <th scope="row" className="numeric !pl-5 font-normal text-ink-3 max-tablet:!pl-4">
        {row.number}
      </th>
      <td>
        <Badge tone={tone} icon={icon} flush>
          {t(`sheet.verdict.${row.verdict}`)}
        </Badge>
      </td>
      <td className="whitespace-normal text-ink-2">
        {row.why.length === 0
          ? t("sheet.why.ok")
          : row.why.map((why) => (
              <span key={`${why.code} ${why.field} ${why.problem}`} className="block">
                {whyWords(words, why)}
              </span>
            ))}
      </td>
      {row.cells.map((text, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={column}>
          <Cell
            text={text}
            label={t("sheet.edit", { field: nameOf(column), row: row.number })}
            bad={isBad(column)}
            wanted={isWanted(column)}
            onSave={(next) => props.onCell(row.number, column, next)}
          />
        </td>
      ))}
    </tr>
  );
}

/** The flight check: every row with its verdict and why, each cell open to correction, each column to another meaning. */
export function SheetRows(props: Props) {
  const { sheet, stale, onMeaning } = props;
  const [t, actions] = [useT("bulk"), useT("actions")];
  const choices = meaningChoices({ t, actions }, sheet.meanings);
  return (
    <Table caption={sheet.name} stale={stale}>
      <thead>
        <tr>
          <th scope="col" className="numeric !pl-5 max-tablet:!pl-4">
            {t("sheet.column.row")}
          </th>
          <th scope="col">{t("sheet.column.verdict")}</th>
          <th scope="col" className="min-w-[240px] max-tablet:min-w-[184px]">
            {t("sheet.column.why")}
          </th>
          {sheet.origin === "list" && <OwnHeads sheet={sheet} />}
          {(sheet.origin === "list" ? [] : sheet.header).map((name, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <th key={column} scope="col" className="!h-auto min-w-[150px] !py-1 align-bottom">
              <span className="cut block text-11 font-normal text-ink-3">
                <Plain max={40}>{name || `${column + 1}`}</Plain>
              </span>
              <Select
                size="small"
                aria-label={`${t("sheet.columns")}: ${plainText(name, 40).text || column + 1}`}
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
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <Row key={row.number} row={row} props={props} />
        ))}
      </tbody>
    </Table>
  );
}
