import "server-only";
import type { Container } from "@/lib/server/container";
import { uuidV7 } from "@/lib/server/db/uuid-v7";
import { AccountReader } from "./account-reader";
import type { ReadingParts } from "./reading-parts";
import { indexTimings } from "./timings";

export interface Readers {
  /** Takes up nothing new and waits for the steps under way, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** How often it is looked whether an account was connected. */
const LOOK_MS = 5_000;

async function connectedAccounts({ db, env }: Pick<Container, "db" | "env">): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    "select id from accounts where demo = $1 and access_token_encrypted is not null order by id",
    [env.demo],
  );
  return rows.map((row) => row.id);
}

/** The parts of the running server. */
export function readingParts(container: Container): ReadingParts {
  const { db, env, lengowFor, logger } = container;
  return {
    db,
    lengowFor,
    logger: logger.child({ part: "order-index" }),
    timings: indexTimings(env.timeScale),
    owner: `${process.pid}-${uuidV7()}`,
  };
}

/**
 * Keeps a copy of the orders of every connected account, as long as the server lives. Several processes on one database share the
 * accounts out by lease.
 */
export function startReaders(container: Container): Readers {
  const parts = readingParts(container);
  const stopping = new AbortController();
  const resting = new Set<() => void>();
  const known = new Map<number, Promise<void>>();
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      resting.add(wake);
      if (stopping.signal.aborted) wake();
    });
  const guarded = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!stopping.signal.aborted) parts.logger.error({ err: error }, "a step of the order copy failed; it goes on");
      await rest(1_000);
      return otherwise;
    }
  };
  const read = async (accountId: number): Promise<void> => {
    const reader = new AccountReader(parts, accountId);
    while (!stopping.signal.aborted)
      await rest((await guarded(() => reader.turn(), false)) ? parts.timings.breathMs : parts.timings.idleMs);
    await guarded(() => reader.release(), undefined);
  };
  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const id of await guarded(() => connectedAccounts(container), []))
        if (!known.has(id)) known.set(id, read(id));
      await rest(LOOK_MS);
    }
  };
  const looking = look();
  return {
    stop: async (graceMs = 10_000) => {
      stopping.abort();
      for (const wake of [...resting]) wake();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([looking.then(() => Promise.all(known.values())), grace]);
      clearTimeout(timer);
    },
  };
}
