import "server-only";
import type { Database } from "../db/database";

/** A selection is acted on within hours; a sheet is wanted back with its outcomes, and not after a month. */
const LISTS_DAYS = 2;
const FILES_DAYS = 30;

const PURGE_LISTS = "delete from frozen_lists where created_at < clock_timestamp() - $1::int * interval '1 day'";
const PURGE_FILES = `
delete from bulk_files f where f.created_at < clock_timestamp() - $1::int * interval '1 day'
  and not exists (select 1 from batches b where b.file_id = f.id and b.recorded_at is null)`;

/**
 * Throws away what batches are made from: frozen lists after two days, sheets after thirty, unless a batch is still being recorded from one.
 * Batches and their rows stay: they are history.
 */
export async function purgeDrafts(db: Database): Promise<void> {
  await db.query(PURGE_LISTS, [LISTS_DAYS]);
  await db.query(PURGE_FILES, [FILES_DAYS]);
}
