import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Queryable, SqlValue } from "@/lib/server/db/database";

const ASK_AGAIN_MS = 100;

/** Classes of PostgreSQL's codes and of the system's that mean: the server is not there, or it left in the middle. */
const IS_AWAY = /^(?:08|57P0|ECONN|EPIPE|ETIMEDOUT)/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return IS_AWAY.test(code) || /connection (?:terminated|timeout)|terminated unexpectedly/i.test(error.message);
}

/**
 * A database that is asked again while its server restarts, for at most `patienceMs`. Whether a statement whose answer was lost had been carried out
 * nobody knows: only for reads, and for writes that a unique index keeps from happening twice.
 */
export function patient(db: Database, patienceMs = 60_000): Database {
  const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!isAway(error) || Date.now() > until) throw error;
      }
      await sleep(ASK_AGAIN_MS);
    }
  };
  return {
    soleWriter: db.soleWriter,
    label: db.label,
    query: <T extends object>(sql: string, params?: readonly SqlValue[]) => insist(() => db.query<T>(sql, params)),
    exec: (sql) => db.exec(sql),
    tx: <T>(work: (tx: Queryable) => Promise<T>) => db.tx(work),
    close: () => db.close(),
  };
}
