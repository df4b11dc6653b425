import "server-only";
import { fillEmpty, isShareable } from "@/lib/bulk/fill-empty";
import { once as eachOnce, guessColumns, SHEET_FIELDS } from "@/lib/bulk/sheet-columns";
import { VERDICTS, type Verdict } from "@/lib/bulk/verdict";
import type { ChangeSheetBody, Sheet, SheetMapping, SheetQuery } from "@/lib/contract/batches";
import { actionGrammar } from "../actions/action-facts";
import { nothingSent } from "../actions/nothing-sent";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";
import { accountMarketplaces } from "../marketplaces/list-marketplaces";
import { cellsOf } from "./check-row";
import { checkSheet, type JudgedRow } from "./check-sheet";
import { callsPerMinute } from "./pace";
import { readSheet } from "./read-sheet";
import { findSheet, rememberedMapping, type StoredSheet, saveMapping, saveRows, storeSheet } from "./sheet-store";

const MINUTE_MS = 60_000;

/** Every argument that some marketplace of the account knows for the action. */
async function argumentsOf(ctx: ServiceContext, type: string): Promise<string[]> {
  const names = new Set<string>();
  for (const { code } of await accountMarketplaces(ctx)) {
    const compiled = await actionGrammar(ctx, code, type);
    for (const { name } of compiled?.grammar.arguments ?? []) names.add(name);
  }
  names.delete("line");
  return [...names];
}

async function guess(ctx: ServiceContext, header: string[], rows: string[][]): Promise<SheetMapping> {
  const type = "ship";
  const entries = await accountMarketplaces(ctx);
  const marketplaces = entries.flatMap(({ code, name }) => [code, name]);
  return { type, columns: guessColumns(header, rows, { args: await argumentsOf(ctx, type), marketplaces }) };
}

/**
 * Takes a sheet in: reads it, finds out what its columns mean (as the last file of its kind was read, else by guessing), and keeps it. Nothing is
 * recorded or sent.
 * @returns the id under which it is checked
 * @throws AppError `bad_request` that names the file
 */
export async function addSheet(ctx: ServiceContext, name: string, bytes: Uint8Array): Promise<{ id: string }> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const sheet = readSheet(bytes);
    const remembered = await rememberedMapping(ctx, sheet.header);
    const fits = remembered?.columns.length === sheet.header.length;
    const mapping = remembered && fits ? remembered : await guess(ctx, sheet.header, sheet.rows);
    return { id: await storeSheet(ctx, name, sheet, mapping) };
  });
}

const placesOf = ({ mapping, rows }: Pick<StoredSheet, "mapping" | "rows">): string[] =>
  rows.map((row) => cellsOf(mapping, row).get("marketplace") ?? "");

/** The columns that one value for all would change. */
function fillableColumns({ mapping, rows }: StoredSheet): number[] {
  const places = placesOf({ mapping, rows });
  return mapping.columns.flatMap((meaning, column) => {
    const having = (isEmpty: boolean) =>
      new Set(places.filter((_, at) => ((rows[at]?.[column] ?? "") === "") === isEmpty));
    return isShareable(meaning) && [...having(true)].some((place) => having(false).has(place)) ? [column] : [];
  });
}

async function view(ctx: ServiceContext, sheet: StoredSheet, rows: JudgedRow[], query: SheetQuery): Promise<Sheet> {
  const { page, page_size, verdict } = query;
  const fitting = verdict === undefined ? rows : rows.filter((row) => row.verdict === verdict);
  const counts = Object.fromEntries(VERDICTS.map((name) => [name, rows.filter((row) => row.verdict === name).length]));
  const sendable = (name: Verdict) => rows.filter((row) => row.sendable && row.verdict === name).length;
  const green = sendable("green");
  return {
    id: sheet.id,
    name: sheet.name,
    ...sheet.layout,
    origin: sheet.layout.origin ?? "file",
    header: sheet.header,
    mapping: sheet.mapping,
    meanings: [...SHEET_FIELDS, ...(await argumentsOf(ctx, sheet.mapping.type))],
    total: rows.length,
    counts: counts as Sheet["counts"],
    sendable: { green, amber: sendable("amber") },
    estimate_ms: (green / (await callsPerMinute(ctx))) * MINUTE_MS,
    page,
    page_size,
    fillable: fillableColumns(sheet),
    count: fitting.length,
    rows: fitting.slice((page - 1) * page_size, page * page_size).map((row) => ({
      number: row.number,
      cells: sheet.rows[row.number - 1] ?? [],
      verdict: row.verdict,
      sendable: row.sendable,
      why: row.why,
      marketplace: row.named.marketplace || null,
      marketplace_order_id: row.named.orderId || null,
    })),
  };
}

/** A sheet with what the flight check says of each row. @throws AppError `not_found`; LengowError when orders could not be read */
export async function readSheetView(ctx: ServiceContext, id: string, query: SheetQuery): Promise<Sheet> {
  requireScope(ctx, "actions:send");
  const sheet = await findSheet(ctx.db, ctx.accountId, id);
  return view(ctx, sheet, await checkSheet(ctx, sheet), query);
}

function corrected(sheet: StoredSheet, cells: NonNullable<ChangeSheetBody["cells"]>): string[][] {
  const rows = sheet.rows.map((row) => [...row]);
  for (const [index, { row, column, text }] of cells.entries()) {
    const target = rows[row - 1];
    if (!target || column >= target.length)
      throw badRequest([{ field: `cells.${index}`, message: "is not a cell of this sheet" }]);
    target[column] = text.trim();
  }
  return rows;
}

function filled(
  sheet: StoredSheet,
  rows: string[][],
  { column, row }: NonNullable<ChangeSheetBody["fill"]>,
): string[][] {
  const { mapping } = sheet;
  if (!isShareable(mapping.columns[column] ?? null))
    throw badRequest([{ field: "fill.column", message: "is not a column whose rows may share a value" }]);
  return fillEmpty(rows, { column, row, places: placesOf({ mapping, rows }) });
}

/** Corrects cells, fills empty ones, or changes what columns mean, and remembers the latter for files of its kind. @throws AppError `not_found`, `bad_request` */
export async function changeSheet(ctx: ServiceContext, id: string, body: ChangeSheetBody): Promise<Sheet> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    await ctx.db.tx(async (tx) => {
      // Two cells corrected at once: the second waits for the first, or one would be lost.
      const sheet = await findSheet(tx, ctx.accountId, id, "for update");
      if (body.mapping && body.mapping.columns.length !== sheet.header.length)
        throw badRequest([{ field: "mapping.columns", message: `must be ${sheet.header.length}, one per column` }]);
      if (body.mapping) await saveMapping(tx, sheet, { ...body.mapping, columns: eachOnce(body.mapping.columns) });
      const rows = body.cells ? corrected(sheet, body.cells) : sheet.rows;
      if (body.cells || body.fill) await saveRows(tx, sheet, body.fill ? filled(sheet, rows, body.fill) : rows);
    });
    return readSheetView(ctx, id, { page: 1, page_size: 50 });
  });
}
