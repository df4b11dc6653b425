import "server-only";
import { type FillOutcome, fillEmpty, fillOutcome, isShareable } from "@/lib/bulk/fill-empty";
import { lackingColumns } from "@/lib/bulk/lacking-columns";
import { oneLine } from "@/lib/bulk/one-line";
import type { PlacedCell } from "@/lib/bulk/pasted-cells";
import { once as eachOnce, guessColumns, isSheetField, SHEET_FIELDS } from "@/lib/bulk/sheet-columns";
import { leftBehind, VERDICTS, type Verdict } from "@/lib/bulk/verdict";
import { withColumn } from "@/lib/bulk/with-column";
import {
  type ChangeSheetBody,
  MOST_COLUMNS,
  type Sheet,
  type SheetMapping,
  type SheetQuery,
} from "@/lib/contract/batches";
import { actionGrammar } from "../actions/action-facts";
import { nothingSent } from "../actions/nothing-sent";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { badRequest } from "../errors";
import { accountMarketplaces } from "../marketplaces/list-marketplaces";
import { cellsOf } from "./check-row";
import { checkSheet, type JudgedRow } from "./check-sheet";
import { carrierTranslations, type Translations, takersOf } from "./fill-across";
import { callsPerMinute } from "./pace";
import { readSheet } from "./read-sheet";
import {
  findSheet,
  rememberedMapping,
  type StoredSheet,
  saveLeft,
  saveMapping,
  saveRows,
  saveTable,
  storeSheet,
} from "./sheet-store";

const MINUTE_MS = 60_000;

/** Every argument that some marketplace of the account knows for the action; of those in `places` alone, where it has any of them. */
async function argumentsOf(
  ctx: ServiceContext,
  type: string,
  places: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const names = new Set<string>();
  const all = await accountMarketplaces(ctx);
  const meant = all.filter(({ code }) => places.has(code));
  for (const { code } of meant.length > 0 ? meant : all) {
    const compiled = await actionGrammar(ctx, code, type);
    for (const { name } of compiled?.grammar.arguments ?? []) names.add(name);
  }
  names.delete("line");
  return [...names];
}

/** What a column may mean: a field of ours, or an argument of the action. */
async function meaningsOf(ctx: ServiceContext, type: string, places?: ReadonlySet<string>): Promise<string[]> {
  return [...SHEET_FIELDS, ...(await argumentsOf(ctx, type, places))];
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
async function fillableColumns(ctx: ServiceContext, { mapping, rows }: StoredSheet): Promise<number[]> {
  const places = placesOf({ mapping, rows });
  const translations = await carrierTranslations(ctx, mapping, places);
  return mapping.columns.flatMap((meaning, column) => {
    if (!isShareable(meaning)) return [];
    const after = fillEmpty(rows, { column, places, translate: translations.get(column) });
    return after.some((cells, at) => cells[column] !== rows[at]?.[column]) ? [column] : [];
  });
}

/** The columns a row must fill: what names its order, and what its marketplace asks for. */
function requiredColumns({ columns }: SheetMapping, { required }: JudgedRow): number[] {
  const wanted = ["marketplace_order_id", ...required];
  return columns.flatMap((meaning, at) => (meaning !== null && wanted.includes(meaning) ? [at] : []));
}

/** The columns that are not asked about this row's order: its marketplace knows no such argument, or not with these values. */
function idleColumns({ columns }: SheetMapping, { takes }: JudgedRow): number[] {
  return columns.flatMap((meaning, at) =>
    takes === null || meaning === null || isSheetField(meaning) || takes.includes(meaning) ? [] : [at],
  );
}

async function view(ctx: ServiceContext, sheet: StoredSheet, rows: JudgedRow[], query: SheetQuery): Promise<Sheet> {
  const { page, page_size, verdict } = query;
  const fitting = verdict === undefined ? rows : rows.filter((row) => row.verdict === verdict);
  const counts = Object.fromEntries(VERDICTS.map((name) => [name, rows.filter((row) => row.verdict === name).length]));
  const sendable = (name: Verdict) => rows.filter((row) => row.sendable && row.verdict === name).length;
  const green = sendable("green");
  const needed = rows.map((row) => requiredColumns(sheet.mapping, row));
  const marketplaces = new Set(rows.map(({ named }) => named.marketplace).filter((place) => place !== ""));
  const mapped = sheet.mapping.columns.filter((meaning) => meaning !== null);
  return {
    id: sheet.id,
    name: sheet.name,
    ...sheet.layout,
    origin: sheet.layout.origin ?? "file",
    header: sheet.header,
    mapping: sheet.mapping,
    meanings: [...new Set([...(await meaningsOf(ctx, sheet.mapping.type, marketplaces)), ...mapped])],
    total: rows.length,
    counts: counts as Sheet["counts"],
    sendable: { green, amber: sendable("amber") },
    estimate_ms: (green / (await callsPerMinute(ctx))) * MINUTE_MS,
    page,
    page_size,
    fillable: await fillableColumns(ctx, sheet),
    required: sheet.mapping.columns.map((_, column) => needed.filter((columns) => columns.includes(column)).length),
    lacking: lackingColumns(sheet.mapping.columns, rows),
    marketplaces: [...marketplaces],
    filled: null,
    replaced: [],
    count: fitting.length,
    rows: fitting.slice((page - 1) * page_size, page * page_size).map((row) => ({
      number: row.number,
      cells: sheet.rows[row.number - 1] ?? [],
      verdict: row.verdict,
      sendable: row.sendable,
      why: row.why,
      required: requiredColumns(sheet.mapping, row),
      idle: idleColumns(sheet.mapping, row),
      units: row.units,
      marketplace: row.named.marketplace || null,
      marketplace_order_id: row.named.orderId || null,
    })),
  };
}

/** A sheet with what the flight check says of each row. @throws AppError `not_found`; LengowError when orders could not be read */
export async function readSheetView(ctx: ServiceContext, id: string, query: SheetQuery): Promise<Sheet> {
  requireScope(ctx, "actions:send");
  const sheet = await findSheet(ctx.db, ctx.accountId, id);
  const rows = await checkSheet(ctx, sheet);
  await saveLeft(ctx.db, sheet.id, leftBehind(rows), false);
  return view(ctx, sheet, rows, query);
}

function corrected(sheet: StoredSheet, cells: NonNullable<ChangeSheetBody["cells"]>): string[][] {
  const rows = sheet.rows.map((row) => [...row]);
  for (const [index, { row, column, text }] of cells.entries()) {
    const target = rows[row - 1];
    if (!target || column >= target.length)
      throw badRequest([{ field: `cells.${index}`, message: "is not a cell of this sheet" }]);
    target[column] = oneLine(text);
  }
  return rows;
}

/** What stood in the cells that differ. */
function replacedCells(before: readonly string[][], after: readonly string[][]): PlacedCell[] {
  return before.flatMap((cells, at) =>
    cells.flatMap((text, column) => (after[at]?.[column] === text ? [] : [{ row: at + 1, column, text }])),
  );
}

type FillBody = NonNullable<ChangeSheetBody["fill"]>;

function filled(
  { mapping }: StoredSheet,
  rows: string[][],
  { column, row, translations }: FillBody & { translations: Translations },
) {
  if (!isShareable(mapping.columns[column] ?? null))
    throw badRequest([{ field: "fill.column", message: "is not a column whose rows may share a value" }]);
  const places = placesOf({ mapping, rows });
  const where = { column, row, places, translate: translations.get(column) };
  const after = fillEmpty(rows, where);
  return { rows: after, outcome: fillOutcome(rows, after, where) };
}

/** Of the rows that stay empty, those whose marketplace takes such a value at all. */
async function withoutStrangers(ctx: ServiceContext, outcome: FillOutcome, column: { type: string; meaning: string }) {
  const places = outcome.left.map(({ marketplace }) => marketplace);
  const takers = await takersOf(ctx, column, places);
  return { ...outcome, left: outcome.left.filter(({ marketplace }) => takers.has(marketplace)) };
}

/** What carriers are called across the sheet as the change will leave it: read before the sheet is locked, for metadata may have to be fetched. */
async function translationsFor(ctx: ServiceContext, id: string, body: ChangeSheetBody): Promise<Translations> {
  const sheet = await findSheet(ctx.db, ctx.accountId, id);
  const after = { mapping: body.mapping ?? sheet.mapping, rows: corrected(sheet, body.cells ?? []) };
  return carrierTranslations(ctx, after.mapping, placesOf(after));
}

/** The sheet with one more column. In a list's it stands beside what is filled in, ahead of what is only shown. */
function widened(sheet: StoredSheet, meaning: string, meanings: readonly string[]): StoredSheet {
  const refused = (message: string) => badRequest([{ field: "add", message }]);
  if (!meanings.includes(meaning)) throw refused("is not what a column of this sheet can mean");
  const { columns, type } = sheet.mapping;
  const table = { header: sheet.header, rows: sheet.rows, columns };
  const wider = withColumn(table, meaning, { beside: sheet.layout.origin === "list" });
  if (wider.header.length > MOST_COLUMNS) throw refused(`there are ${MOST_COLUMNS} columns already`);
  return { ...sheet, header: wider.header, rows: wider.rows, mapping: { type, columns: wider.columns } };
}

async function addColumn(
  ctx: ServiceContext,
  tx: Queryable,
  id: string,
  add: { meaning: string; meanings: readonly string[] },
) {
  const sheet = await findSheet(tx, ctx.accountId, id, "for update");
  await saveTable(tx, widened(sheet, add.meaning, add.meanings));
}

/**
 * Corrects cells, fills empty ones, adds a column, or changes what columns mean, and remembers the latter for files of its kind. The answer says what was filled, and what stood in the cells before.
 * @throws AppError `not_found`, `bad_request`
 */
export async function changeSheet(ctx: ServiceContext, id: string, body: ChangeSheetBody): Promise<Sheet> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const translations = body.fill ? await translationsFor(ctx, id, body) : new Map();
    const meanings =
      body.add === undefined ? [] : await meaningsOf(ctx, (await findSheet(ctx.db, ctx.accountId, id)).mapping.type);
    const { outcome, meaning, replaced } = await ctx.db.tx(async (tx) => {
      // Two cells corrected at once: the second waits for the first, or one would be lost.
      const sheet = await findSheet(tx, ctx.accountId, id, "for update");
      if (body.mapping && body.mapping.columns.length !== sheet.header.length)
        throw badRequest([{ field: "mapping.columns", message: `must be ${sheet.header.length}, one per column` }]);
      if (body.mapping) await saveMapping(tx, sheet, { ...body.mapping, columns: eachOnce(body.mapping.columns) });
      const rows = body.cells ? corrected(sheet, body.cells) : sheet.rows;
      const fill = body.fill ? filled(sheet, rows, { ...body.fill, translations }) : null;
      const after = fill?.rows ?? rows;
      if (body.cells || fill) await saveRows(tx, sheet, after);
      if (body.add !== undefined) await addColumn(ctx, tx, id, { meaning: body.add, meanings });
      const filling = body.fill ? sheet.mapping.columns[body.fill.column] : null;
      return { outcome: fill?.outcome ?? null, meaning: filling ?? "", replaced: replacedCells(sheet.rows, after) };
    });
    const view = await readSheetView(ctx, id, { page: 1, page_size: 50 });
    const told = outcome && (await withoutStrangers(ctx, outcome, { type: view.mapping.type, meaning }));
    return { ...view, filled: told, replaced };
  });
}
