import "server-only";
import type { Encoding, Separator } from "@/lib/bulk/file-text";
import type { LeftVerdict } from "@/lib/bulk/verdict";
import type { SheetMapping } from "@/lib/contract/batches";
import { hashOf } from "../actions/canonical";
import type { ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { notFound } from "../errors";
import type { ReadSheet } from "./read-sheet";

/** A sheet as the database holds it: as it came, with the cells that were corrected since. */
export interface StoredSheet {
  id: string;
  account_id: number;
  name: string;
  /** `origin` is missing from sheets that came as a file. */
  layout: { encoding: Encoding; separator: Separator; origin?: "list" };
  header: string[];
  rows: string[][];
  mapping: SheetMapping;
}

/** Files with the same names of columns are read in the same way. */
export const headerHash = (header: readonly string[]): string => hashOf(header);

/** Keeps a sheet under an id of its own; one that is there already stays as it is. */
export async function keepSheet(
  ctx: ServiceContext,
  { id, name, origin }: { id: string; name: string; origin?: "list" },
  sheet: ReadSheet,
  mapping: SheetMapping,
): Promise<void> {
  const { encoding, separator, header, rows } = sheet;
  await ctx.db.query(
    `insert into bulk_files (id, account_id, person_id, name, layout, header, rows, mapping)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb) on conflict (id) do nothing`,
    [
      id,
      ctx.accountId,
      ctx.person.id,
      name,
      JSON.stringify({ encoding, separator, ...(origin ? { origin } : {}) }),
      JSON.stringify(header),
      JSON.stringify(rows),
      JSON.stringify(mapping),
    ],
  );
}

export async function storeSheet(
  ctx: ServiceContext,
  name: string,
  sheet: ReadSheet,
  mapping: SheetMapping,
): Promise<string> {
  const id = uuidV7();
  await keepSheet(ctx, { id, name }, sheet, mapping);
  return id;
}

/** A sheet of this account. @throws AppError `not_found`, the same for one that is another account's */
export async function findSheet(
  db: Queryable,
  accountId: number,
  id: string,
  lock: "for update" | "" = "",
): Promise<StoredSheet> {
  const [row] = await db.query<StoredSheet>(`select * from bulk_files where account_id = $1 and id = $2 ${lock}`, [
    accountId,
    id,
  ]);
  if (!row) throw notFound();
  return row;
}

/** How files with this header were read last; null when there was none. */
export async function rememberedMapping(ctx: ServiceContext, header: readonly string[]): Promise<SheetMapping | null> {
  if (header.every((name) => name === "")) return null;
  const [row] = await ctx.db.query<{ mapping: SheetMapping }>(
    "select mapping from bulk_mappings where account_id = $1 and header_hash = $2",
    [ctx.accountId, headerHash(header)],
  );
  return row?.mapping ?? null;
}

/** Keeps how a file is to be read, for itself and for the next of its kind. */
export async function saveMapping(tx: Queryable, sheet: StoredSheet, mapping: SheetMapping): Promise<void> {
  await tx.query("update bulk_files set mapping = $2::jsonb where id = $1", [sheet.id, JSON.stringify(mapping)]);
  if (sheet.header.every((name) => name === "")) return;
  await tx.query(
    `insert into bulk_mappings (account_id, header_hash, mapping) values ($1, $2, $3::jsonb)
     on conflict (account_id, header_hash) do update set mapping = excluded.mapping, changed_at = clock_timestamp()`,
    [sheet.account_id, headerHash(sheet.header), JSON.stringify(mapping)],
  );
}

/** Keeps what a flight check leaves behind. `isFirst`: a batch is made of the sheet; until then nobody asks for it. */
export async function saveLeft(
  db: Queryable,
  id: string,
  left: Record<LeftVerdict, number>,
  isFirst: boolean,
): Promise<void> {
  await db.query(
    `update bulk_files set left_behind = $2::jsonb
     where id = $1 and (left_behind is not null or $3) and left_behind is distinct from $2::jsonb`,
    [id, JSON.stringify(left), isFirst],
  );
}

/** Keeps a sheet that has got another column. How files of its kind are read stays: theirs have no such column. */
export async function saveTable(
  tx: Queryable,
  { id, header, rows, mapping }: Pick<StoredSheet, "id" | "header" | "rows" | "mapping">,
): Promise<void> {
  await tx.query("update bulk_files set header = $2::jsonb, rows = $3::jsonb, mapping = $4::jsonb where id = $1", [
    id,
    JSON.stringify(header),
    JSON.stringify(rows),
    JSON.stringify(mapping),
  ]);
}

export async function saveRows(tx: Queryable, sheet: StoredSheet, rows: string[][]): Promise<void> {
  await tx.query("update bulk_files set rows = $2::jsonb where id = $1", [sheet.id, JSON.stringify(rows)]);
}
