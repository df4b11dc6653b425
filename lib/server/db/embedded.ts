import "server-only";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { StartError } from "../errors";
import { type Database, insideTransaction, type Queryable, refuseInsideTransaction } from "./database";
import { lockDirectory } from "./directory-lock";
import { Engine } from "./engine";
import { presentRank, Turns } from "./turns";

const FILES = "postgres";
const HALF_MADE = "postgres.new-";

type Handle = Pick<Engine, "query" | "exec">;

/** Whatever `work` asks runs between `begin` and `commit`; a turn of `Turns` keeps everybody else out meanwhile. */
async function inTransaction<T>(engine: Handle, work: (tx: Queryable) => Promise<T>): Promise<T> {
  let open = true;
  const refuseAfterwards = (): void => {
    if (!open) throw new Error("The transaction is over; its handle was used after it.");
  };
  const handle: Queryable = {
    query: async (sql, params) => {
      refuseAfterwards();
      return engine.query(sql, params);
    },
    exec: async (sql) => {
      refuseAfterwards();
      return engine.exec(sql);
    },
  };
  await engine.exec("begin");
  try {
    const result = await insideTransaction(() => work(handle));
    open = false;
    await engine.exec("commit");
    return result;
  } catch (error) {
    open = false;
    // It fails only when the engine is gone, and the transaction with it.
    await engine.exec("rollback").catch(() => undefined);
    throw error;
  }
}

/** Wraps a running engine; `release` runs after it is closed. People's statements and transactions go before those of the background. */
export function fromEngine(engine: Engine, label: string, release: () => Promise<void>): Database {
  const turns = new Turns();
  return {
    soleWriter: true,
    label,
    query: async (sql, params) => {
      refuseInsideTransaction();
      return turns.take(presentRank(), () => engine.query(sql, params));
    },
    exec: async (sql) => {
      refuseInsideTransaction();
      return turns.take(presentRank(), () => engine.exec(sql));
    },
    tx: async (work) => {
      refuseInsideTransaction();
      return turns.take(presentRank(), () => inTransaction(engine, work));
    },
    close: async () => {
      await engine.close();
      await release();
    },
  };
}

/** Makes the database beside its final place and renames it, so that a kill half way leaves nothing that looks finished. */
async function createFiles(dataDir: string, files: string): Promise<void> {
  const fresh = path.join(dataDir, `${HALF_MADE}${process.pid}`);
  const engine = await Engine.start({ files: fresh });
  await engine.close();
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
    const engine = await Engine.start({ files });
    return fromEngine(engine, `the embedded database in ${dataDir}`, lock.release);
  } catch (cause) {
    await lock.release();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`The embedded database in ${dataDir} could not be opened: ${reason}`, { cause });
  }
}
