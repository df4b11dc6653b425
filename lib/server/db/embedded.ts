import "server-only";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { StartError } from "../errors";
import {
  type Database,
  insideTransaction,
  integerFromText,
  type Queryable,
  refuseInsideTransaction,
  type SqlValue,
} from "./database";
import { lockDirectory } from "./directory-lock";

const FILES = "postgres";
const HALF_MADE = "postgres.new-";
const asText = (value: string): string => value;
const PARSERS = { [types.INT8]: integerFromText, [types.DATE]: asText, [types.TIMESTAMP]: asText };

type Engine = Pick<PGlite, "query" | "exec">;

function queryable(engine: Engine): Queryable {
  return {
    query: async <T extends object>(sql: string, params: readonly SqlValue[] = []) =>
      (await engine.query<T>(sql, [...params])).rows,
    exec: async (sql) => {
      await engine.exec(sql);
    },
  };
}

/** Wraps a running PGlite; `release` runs after it is closed. */
export function fromPglite(pglite: PGlite, label: string, release: () => Promise<void>): Database {
  const outer = queryable(pglite);
  return {
    soleWriter: true,
    label,
    query: async (sql, params) => {
      refuseInsideTransaction();
      return outer.query(sql, params);
    },
    exec: async (sql) => {
      refuseInsideTransaction();
      return outer.exec(sql);
    },
    tx: async (work) => {
      refuseInsideTransaction();
      return pglite.transaction((tx) => insideTransaction(() => work(queryable(tx))));
    },
    close: async () => {
      await pglite.close();
      await release();
    },
  };
}

/** PGlite with our readings of its values: in memory from a dump, or on files. */
export function startPglite(source: { files: string } | { dump?: Blob }): Promise<PGlite> {
  if ("files" in source) return PGlite.create({ dataDir: source.files, parsers: PARSERS });
  return PGlite.create({ parsers: PARSERS, ...(source.dump ? { loadDataDir: source.dump } : {}) });
}

/** Makes the database beside its final place and renames it, so that a kill half way leaves nothing that looks finished. */
async function createFiles(dataDir: string, files: string): Promise<void> {
  const fresh = path.join(dataDir, `${HALF_MADE}${process.pid}`);
  const pglite = await startPglite({ files: fresh });
  await pglite.close();
  await rename(fresh, files);
}

async function removeHalfMade(dataDir: string): Promise<void> {
  const left = (await readdir(dataDir)).filter((name) => name.startsWith(HALF_MADE));
  await Promise.all(left.map((name) => rm(path.join(dataDir, name), { recursive: true, force: true })));
}

/**
 * Opens the database embedded under `dataDir`, creating it on the first start (6 to 20 seconds).
 * Takes the directory's lock first: a second open would be accepted by the engine and lose rows silently.
 * @throws StartError when another process has it open, or the files cannot be read.
 */
export async function openEmbedded(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  const files = path.join(dataDir, FILES);
  try {
    await removeHalfMade(dataDir);
    if (!existsSync(files)) await createFiles(dataDir, files);
    const pglite = await startPglite({ files });
    return fromPglite(pglite, `the embedded database in ${dataDir}`, lock.release);
  } catch (cause) {
    await lock.release();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`The embedded database in ${dataDir} could not be opened: ${reason}`, { cause });
  }
}
