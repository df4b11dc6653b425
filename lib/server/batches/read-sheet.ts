import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { bareCell } from "@/lib/bulk/cell-damage";
import { decodeFile, type Encoding, guessSeparator, type Separator } from "@/lib/bulk/file-text";
import { oneLine } from "@/lib/bulk/one-line";
import { hasHeader } from "@/lib/bulk/sheet-columns";
import type { SheetProblem } from "@/lib/bulk/sheet-problem";
import { MOST_CELL_TEXT, MOST_COLUMNS, MOST_ROWS, MOST_SHEET_BYTES } from "@/lib/contract/batches";
import { AppError, badRequest } from "../errors";

/** How .xlsx, .xls and PDF begin: what people drop when they mean a CSV file. */
const WORKBOOKS = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/** A sheet as it was read: names of columns, rows of equal width. */
export interface ReadSheet {
  encoding: Encoding;
  separator: Separator;
  header: string[];
  rows: string[][];
}

function tooLarge(): AppError {
  const size = MOST_SHEET_BYTES / 1024 / 1024;
  return new AppError("too_large", `The file is larger than ${size} MB. It was not read, and nothing was sent.`, {
    details: [{ field: "file", message: `must be at most ${size} MB` }],
  });
}

function refused(problem: SheetProblem, message: string, at?: number): AppError {
  return new AppError("bad_request", `The file was not read: it ${message}. Nothing was sent.`, {
    details: [
      { field: "file", message },
      { field: "problem", message: problem },
      ...(at === undefined ? [] : [{ field: "at", message: String(at) }]),
    ],
  });
}

/**
 * The bytes of an upload. One that announces too much is refused before a byte of it is read.
 * @throws AppError `too_large`
 */
export async function readUpload(request: Request): Promise<Uint8Array> {
  const announced = request.headers.get("content-length");
  if (announced !== null && !/^\d{1,15}$/.test(announced))
    throw badRequest([{ field: "content-length", message: "is not a length" }]);
  if (announced !== null && Number(announced) > MOST_SHEET_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > MOST_SHEET_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  if (announced !== null && Number(announced) !== length) throw refused("not_whole", "did not arrive whole");
  return Buffer.concat(chunks);
}

function recordsOf(text: string, separator: Separator): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_CELL_TEXT * MOST_COLUMNS,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : undefined;
    const near = line === undefined ? "" : ` near line ${line}`;
    throw refused("not_a_table", `is not a table of separated values${near}`, line);
  }
}

/** Whether a row is for people only: a remark of our own template, or nothing at all. */
function isForPeople(row: readonly string[]): boolean {
  return row[0]?.trimStart().startsWith("#") === true || row.every((cell) => cell.trim() === "");
}

/**
 * A table from the bytes of a CSV or TSV file, or from pasted text: encoding, separator and the row of names are found out. Formulas stay text.
 * @throws AppError `bad_request` that names the file, when it is none, empty or too long
 */
export function readSheet(bytes: Uint8Array): ReadSheet {
  const { text, encoding } = decodeFile(bytes);
  if (WORKBOOKS.some((mark) => mark.every((byte, at) => bytes[at] === byte)))
    throw refused("workbook", "is a workbook and not a CSV file: save it as CSV first");
  const separator = guessSeparator(text);
  const body = text.replace(/^sep=[;,|\t]\r?\n/i, "");
  const records = recordsOf(body, separator).filter((row) => !isForPeople(row));
  const width = Math.max(0, ...records.slice(0, MOST_ROWS + 1).map((row) => row.length));
  if (records.length === 0) throw refused("no_rows", "holds no rows");
  if (width > MOST_COLUMNS) throw refused("too_many_columns", `has more than ${MOST_COLUMNS} columns`, MOST_COLUMNS);
  const named = hasHeader(records.slice(0, 50));
  const rows = (named ? records.slice(1) : records).map((row) =>
    Array.from({ length: width }, (_, at) => bareCell(oneLine(row[at] ?? "")).slice(0, MOST_CELL_TEXT)),
  );
  if (rows.length === 0) throw refused("no_rows", "holds no rows");
  if (rows.length > MOST_ROWS) throw refused("too_many_rows", `has more than ${MOST_ROWS} rows`, MOST_ROWS);
  const names = named ? (records[0] ?? []) : [];
  return {
    encoding,
    separator,
    rows,
    header: Array.from({ length: width }, (_, at) => (names[at] ?? "").trim().slice(0, 120)),
  };
}
