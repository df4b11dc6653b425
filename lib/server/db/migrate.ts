import "server-only";
import { createHash } from "node:crypto";
import { StartError } from "../errors";
import type { Database, Queryable } from "./database";
import { MIGRATIONS, type Migration } from "./migrations/all";

const LEDGER = `create table if not exists migrations (
  id text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/** Any number, as long as every process of Orderdeck asks for the same one. */
const LOCK_KEY = 7_246_031;

function checksumOf(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}

/** What of `migrations` is still to be applied, given what the ledger says was. */
function pending(applied: { id: string; checksum: string }[], migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  for (const row of applied) {
    const migration = known.get(row.id);
    if (!migration) {
      throw new StartError(
        `The database was made by a newer Orderdeck (it knows migration ${row.id}). Start that version instead.`,
      );
    }
    if (checksumOf(migration) !== row.checksum) {
      throw new StartError(
        `Migration ${row.id} was changed after it had been applied. Restore its text; changes need a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.id));
  return migrations.filter((migration) => !done.has(migration.id));
}

async function apply(tx: Queryable, migration: Migration): Promise<void> {
  await tx.exec(migration.sql);
  await tx.query("insert into migrations (id, checksum) values ($1, $2)", [migration.id, checksumOf(migration)]);
}

/**
 * Brings the schema up to date: all missing migrations in one transaction, one process at a time (the others wait for the advisory lock).
 * @returns the ids that were applied now
 * @throws StartError when the database is newer than this code or an applied migration was edited.
 */
export async function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  return db.tx(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [LOCK_KEY]);
    await tx.exec(LEDGER);
    const applied = await tx.query<{ id: string; checksum: string }>("select id, checksum from migrations order by id");
    const missing = pending(applied, migrations);
    for (const migration of missing) await apply(tx, migration);
    return missing.map((migration) => migration.id);
  });
}
