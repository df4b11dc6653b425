import {
  EXPORT_COLUMNS,
  type ExportColumn,
  SEPARATORS,
  type Separator,
  USUAL_EXPORT_COLUMNS,
} from "@/lib/domain/export-columns";

/** How the reader wants their files; kept in this browser, for it says nothing about anybody. */
export interface ExportForm {
  columns: readonly ExportColumn[];
  separator: Separator;
  bom: boolean;
  sheet: boolean;
}

const KEY = "orderdeck.export";

/** What a first-time reader gets: made for the spreadsheet of their language. */
export function usualForm(locale: string): ExportForm {
  return {
    columns: USUAL_EXPORT_COLUMNS,
    separator: locale === "en" ? "comma" : "semicolon",
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
    const columns = EXPORT_COLUMNS.map(({ id }) => id).filter((id) => wanted.includes(id));
    const separator = Object.keys(SEPARATORS).find((name) => name === kept.separator) as Separator | undefined;
    return {
      columns: columns.length > 0 ? columns : usual.columns,
      separator: separator ?? usual.separator,
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

/** The form as members of the question. */
export function formMembers({ columns, separator, bom, sheet }: ExportForm): Record<string, string> {
  return { columns: columns.join(), separator, ...(bom ? { bom: "1" } : {}), ...(sheet ? { sheet: "1" } : {}) };
}
