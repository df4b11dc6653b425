import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@/lib/server/logger";
import type { Database } from "./database";
import { inBackground } from "./turns";

/** What was counted before a kill is lost with it, so the first round after a start takes every table. */
const FIRST_MS = 10 * 60_000;
const EVERY_MS = 60 * 60_000;

/** PostgreSQL's own measure of when a table is worth it (`autovacuum_vacuum_threshold`, `_scale_factor`). */
const WORTH_IT = "n_dead_tup > 50 + n_live_tup * 0.2";

/** Tables whose dead rows are worth the work, or all of them. */
async function tablesToClean(db: Database, all: boolean): Promise<string[]> {
  // What this connection counted is otherwise told to the view at its leisure.
  await db.query("select pg_stat_force_next_flush()");
  const rows = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
     where $1::boolean or ${WORTH_IT} order by n_dead_tup`,
    [all],
  );
  return rows.map(({ name }) => name);
}

/**
 * Gives the room of deleted and rewritten rows back to their tables: the embedded engine has nobody who does it by itself, and a table that
 * changes all day would grow for ever. One table at a time, each behind the people who wait; does nothing on a PostgreSQL server.
 */
export async function cleanTables(db: Database, all: boolean, signal?: AbortSignal): Promise<void> {
  if (!db.soleWriter) return;
  await inBackground(async () => {
    for (const table of await tablesToClean(db, all)) {
      if (signal?.aborted) return;
      await db.query(`vacuum analyze ${table}`);
    }
  });
}

/** Cleans the tables as long as the process lives. */
export function startUpkeep({ db, logger }: { db: Database; logger: Logger }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async (): Promise<void> => {
    for (let round = 0; db.soleWriter && !signal.aborted; round++) {
      await pause(round === 0 ? FIRST_MS : EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await cleanTables(db, round === 0, signal);
      } catch (error) {
        if (!signal.aborted) logger.error({ err: error }, "tables were not cleaned; the next round tries again");
      }
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
