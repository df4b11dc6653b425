import type { ChildProcess } from "node:child_process";
import type { Database, SqlValue } from "@/lib/server/db/database";

interface Ask {
  ask: number;
  sql: string;
  params: SqlValue[];
}

interface Told {
  told: number;
  rows?: object[];
  failure?: { message: string; code?: string };
}

function isAsk(message: unknown): message is Ask {
  return typeof message === "object" && message !== null && "ask" in message;
}

function isTold(message: unknown): message is Told {
  return typeof message === "object" && message !== null && "told" in message;
}

/**
 * Answers a child's queries from a database of this process, so that several workers share one as they would share a server, and it
 * outlives them. A statement that was asked for is carried out even if the asker is killed meanwhile: as with a server.
 */
export function lendDatabase(child: ChildProcess, db: Database): void {
  child.on("message", (message) => {
    if (!isAsk(message)) return;
    const tell = (told: Told): void => {
      if (child.connected) child.send(told, () => undefined);
    };
    db.query<object>(message.sql, message.params).then(
      (rows) => tell({ told: message.ask, rows }),
      (error: Error & { code?: string }) =>
        tell({ told: message.ask, failure: { message: error.message, ...(error.code ? { code: error.code } : {}) } }),
    );
  });
}

/** The parent's database, in the child. Single statements only: the sender's are all single. */
export function borrowedDatabase(): Database {
  let asked = 0;
  const waiting = new Map<number, { resolve: (rows: object[]) => void; reject: (error: Error) => void }>();
  process.on("message", (message) => {
    if (!isTold(message)) return;
    const waiter = waiting.get(message.told);
    waiting.delete(message.told);
    if (message.failure)
      waiter?.reject(Object.assign(new Error(message.failure.message), { code: message.failure.code }));
    else waiter?.resolve(message.rows ?? []);
  });
  const unsupported = (): never => {
    throw new Error("A borrowed database takes single statements only.");
  };
  return {
    soleWriter: false,
    label: "the parent's database",
    query: <T extends object>(sql: string, params: readonly SqlValue[] = []) =>
      new Promise<T[]>((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve: (rows) => resolve(rows as T[]), reject });
        process.send?.({ ask: asked, sql, params: [...params] });
      }),
    exec: unsupported,
    tx: unsupported,
    close: async () => undefined,
  };
}
