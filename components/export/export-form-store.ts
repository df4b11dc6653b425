import {
  DECIMALS,
  type Decimal,
  EXPORT_COLUMN_IDS,
  type ExportColumn,
  HEADS,
  type Heads,
  SEPARATORS,
  type Separator,
  USUAL_EXPORT_COLUMNS,
  usualDecimal,
  usualSeparator,
} from "@/lib/domain/export-columns";

/** How the reader wants their files; kept in this browser, for it says nothing about anybody. */
export interface ExportForm {
  columns: readonly ExportColumn[];
  separator: Separator;
  decimal: Decimal;
  /** Dates in UTC, or by the reader's own clocks. */
  dates: Dates;
  heads: Heads;
  bom: boolean;
  sheet: boolean;
}

export const DATES = ["utc", "zone"] as const;
export type Dates = (typeof DATES)[number];

const KEY = "orderdeck.export";

/** What a first-time reader gets: made for the spreadsheet of their language. */
export function usualForm(locale: string): ExportForm {
  const separator = usualSeparator(locale);
  return {
    columns: USUAL_EXPORT_COLUMNS,
    separator,
    decimal: usualDecimal(locale, separator),
    dates: "utc",
    heads: "fields",
    bom: true,
    sheet: true,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The form as it was last used; what of it is not understood is the usual. */
export function readForm(locale: string): ExportForm {
  const usual = usualForm(locale);
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!isRecord(kept)) return usual;
    const wanted = Array.isArray(kept.columns) ? kept.columns : [];
    const columns = EXPORT_COLUMN_IDS.filter((id) => wanted.includes(id));
    const known = Object.keys(SEPARATORS).find((name) => name === kept.separator) as Separator | undefined;
    const separator = known ?? usual.separator;
    return {
      columns: columns.length > 0 ? columns : usual.columns,
      separator,
      decimal: DECIMALS.find((one) => one === kept.decimal) ?? usualDecimal(locale, separator),
      dates: DATES.find((one) => one === kept.dates) ?? usual.dates,
      heads: HEADS.find((one) => one === kept.heads) ?? usual.heads,
      bom: typeof kept.bom === "boolean" ? kept.bom : usual.bom,
      sheet: typeof kept.sheet === "boolean" ? kept.sheet : usual.sheet,
    };
  } catch {
    return usual;
  }
}

/** Keeps the form for the next time; a browser that keeps nothing asks again. */
export function keepForm(form: ExportForm): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(form));
  } catch {
    // Private windows may refuse; nothing is lost but the choice.
  }
}

/** The form as members of the question; `zone` is the reader's own. */
export function formMembers(form: ExportForm, zone: string): Record<string, string> {
  const { columns, separator, decimal, dates, heads, bom, sheet } = form;
  return {
    columns: columns.join(),
    separator,
    decimal,
    heads,
    ...(dates === "zone" ? { zone } : {}),
    ...(bom ? { bom: "1" } : {}),
    ...(sheet ? { sheet: "1" } : {}),
  };
}
