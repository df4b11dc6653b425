import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { fromEngine } from "@/lib/server/db/embedded";
import { Engine } from "@/lib/server/db/engine";
import { migrate } from "@/lib/server/db/migrate";
import { MIGRATIONS } from "@/lib/server/db/migrations/all";
import { openPostgres } from "@/lib/server/db/postgres";

/** Beside the installed packages: kept between runs, never committed, gone with them. */
const CACHE = path.resolve("node_modules/.cache/orderdeck");
const POSTGRES_URL = process.env.TEST_DATABASE_URL;

/** One name per schema and engine, so that an old dump is never taken for the present schema. */
function dumpFile(): string {
  const schema = createHash("sha256").update(JSON.stringify(MIGRATIONS));
  schema.update(JSON.stringify(process.versions.node));
  return path.join(CACHE, `schema-${schema.digest("hex").slice(0, 16)}.tar`);
}

async function makeDump(file: string): Promise<void> {
  const engine = await Engine.start({});
  await migrate(fromEngine(engine, "template", async () => undefined));
  const dump = await engine.dump();
  await engine.close();
  await mkdir(CACHE, { recursive: true });
  const own = `${file}.${process.pid}`;
  await writeFile(own, dump);
  // Two workers may both make it; the later rename replaces it with the same.
  await rename(own, file);
}

/** An embedded database in memory with the whole schema and no rows. Takes 1 to 2 seconds: open one per file, in `beforeAll`, and close it. */
export async function openTestDatabase(): Promise<Database> {
  const file = dumpFile();
  if (!existsSync(file)) await makeDump(file);
  const engine = await Engine.start({ dump: await readFile(file) });
  return fromEngine(engine, "a test database", async () => undefined);
}

/** What a test wrote is gone with it, so no commit need wait for the disk. The loops that crash a server have one of their own. */
const HASTY = "-c synchronous_commit=off";

/** A PostgreSQL database of its own under TEST_DATABASE_URL, dropped when closed. `settings` as for `PGOPTIONS`. */
export async function openTestPostgres(server: string, settings = ""): Promise<Database> {
  const name = `orderdeck_test_${process.pid}_${Date.now()}`;
  const admin = await openPostgres(server, () => undefined);
  await admin.exec(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (settings) url.searchParams.set("options", settings);
  const db = await openPostgres(url.href, () => undefined);
  await migrate(db);
  const close = async (): Promise<void> => {
    await db.close();
    await admin.exec(`drop database ${name} with (force)`);
    await admin.close();
  };
  return { ...db, close };
}

/** Empties every table but the list of migrations. */
export async function emptyTables(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'",
  );
  const names = tables.map((table) => `"${table.name}"`);
  // The audit log refuses to be emptied, which is what it is for.
  await db.exec(
    `alter table audit disable trigger user; truncate ${names.join(", ")} cascade; alter table audit enable trigger user;`,
  );
}

/**
 * Runs the same tests on both engines: the embedded one always, PostgreSQL when TEST_DATABASE_URL names a server on which databases
 * may be created. What was left out is shown as skipped.
 */
export function describeOnDatabases(title: string, tests: (open: () => Promise<Database>) => void): void {
  describe(`${title} (embedded)`, () => tests(openTestDatabase));
  describe.skipIf(!POSTGRES_URL)(
    `${title} (PostgreSQL${POSTGRES_URL ? "" : ": left out, TEST_DATABASE_URL is not set"})`,
    () => tests(() => openTestPostgres(POSTGRES_URL ?? "", HASTY)),
  );
}
