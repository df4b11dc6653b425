import type { Database, SqlValue } from "@/lib/server/db/database";

/** Two ends of the channel between a process and its child: the child for the parent, `process` for the child. */
export interface Channel {
  on(event: "message", listener: (message: unknown) => void): unknown;
  send?(message: object, callback?: (error: Error | null) => void): boolean;
  connected?: boolean;
}

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
 * Answers the other end's queries from a database of this process. A statement that was asked for is carried out even if the asker is killed
 * meanwhile: as with a server.
 */
export function lendDatabase(channel: Channel, db: Database): void {
  channel.on("message", (message) => {
    if (!isAsk(message)) return;
    const tell = (told: Told): void => {
      if (channel.connected) channel.send?.(told, () => undefined);
    };
    db.query<object>(message.sql, message.params).then(
      (rows) => tell({ told: message.ask, rows }),
      (error: Error & { code?: string }) =>
        tell({ told: message.ask, failure: { message: error.message, ...(error.code ? { code: error.code } : {}) } }),
    );
  });
}

interface Waiter {
  resolve: (rows: object[]) => void;
  reject: (error: Error) => void;
}

/** A database at the other end. Single statements only: the sender's are all single. */
export class BorrowedDatabase implements Database {
  readonly soleWriter = false;
  readonly label = "a database at the other end of a channel";
  private asked = 0;
  private readonly waiting = new Map<number, Waiter>();

  constructor(private readonly channel: Channel) {
    channel.on("message", (message) => {
      if (!isTold(message)) return;
      const waiter = this.waiting.get(message.told);
      this.waiting.delete(message.told);
      const { failure } = message;
      if (failure) waiter?.reject(Object.assign(new Error(failure.message), { code: failure.code }));
      else waiter?.resolve(message.rows ?? []);
    });
  }

  query<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return new Promise<T[]>((resolve, reject) => {
      this.asked += 1;
      this.waiting.set(this.asked, { resolve: (rows) => resolve(rows as T[]), reject });
      this.channel.send?.({ ask: this.asked, sql, params: [...params] }, (error) => error && reject(error));
    });
  }

  /** The other end has died: whoever waits is told, and does not know whether the statement was carried out. */
  abandon(): void {
    for (const waiter of this.waiting.values()) waiter.reject(new Error("the other end is gone"));
    this.waiting.clear();
  }

  exec(): Promise<void> {
    return Promise.reject(new Error("A borrowed database takes single statements only."));
  }

  tx<T>(): Promise<T> {
    return Promise.reject(new Error("A borrowed database takes single statements only."));
  }

  async close(): Promise<void> {
    this.abandon();
  }
}
