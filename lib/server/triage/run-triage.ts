import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { isLengowError } from "@/lib/lengow";
import type { Container } from "../container";
import { isAppError } from "../errors";
import { accountsToDerive, deriveTriage } from "./derive";
import { orderFollower } from "./follow-orders";
import { argumentNames, judgeMissing } from "./judge-missing";
import { readOrderFacts, refreshOrders, takeFromIndex, wantedOrders } from "./order-facts";
import { scanActions, scanFailed, takeScan } from "./scan";
import { triageTimings } from "./timings";
import type { TriageParts } from "./triage-parts";

/** One step of the background work; tests drive these without any loop. True when there was something to do. */
export interface TriageTurns {
  /** Lengow's list, and after it what is known of its orders. */
  scan: (only?: number) => Promise<boolean>;
  /** Lengow's list alone. @returns the account that was read, null when none was due or the reading failed */
  list: (only?: number) => Promise<number | null>;
  /** The orders of accounts that were read since the last turn. */
  orders: () => Promise<boolean>;
  derive: () => Promise<boolean>;
}

/** However long a turn took, a reader who looks is not kept waiting longer than this for the next one. */
const LONGEST_REST_MS = 5_000;

function problemOf(error: unknown): string {
  if (isLengowError(error)) return error.kind;
  return isAppError(error) ? error.code : "internal";
}

async function readOrders(parts: TriageParts, accountId: number): Promise<number> {
  const open = await parts.db.query<{ marketplace: string; order_id: string; created_at: Date; failed_at: Date }>(
    "select marketplace, order_id, created_at, failed_at from triage_failures where account_id = $1 and (closed_reason is null or closed_reason = 'sent_again')",
    [accountId],
  );
  const [clock] = await parts.db.query<{ now: Date }>("select clock_timestamp() as now");
  const taken = await takeFromIndex(parts.db, accountId);
  const known = await readOrderFacts(parts.db, accountId);
  const wanted = wantedOrders(open, known, parts.timings.orderMs, clock?.now.getTime() ?? 0);
  return taken + (wanted.length === 0 ? 0 : await refreshOrders(parts, accountId, wanted));
}

export function triageTurns(parts: TriageParts): TriageTurns {
  const { db, timings, logger } = parts;
  const pending = new Set<number>();
  const followOrders = orderFollower(db);
  const workOut = async (accountId: number): Promise<void> => {
    await deriveTriage(db, accountId, timings);
    await judgeMissing(parts, accountId);
  };
  const list = async (only?: number): Promise<number | null> => {
    const scan = await takeScan(db, timings.scanMs, only ?? null);
    if (scan === null) return null;
    try {
      await scanActions(parts, scan);
      await workOut(scan.account_id);
      pending.add(scan.account_id);
      return scan.account_id;
    } catch (error) {
      if (parts.stopping.aborted) return null;
      await scanFailed(db, scan.account_id, problemOf(error));
      logger.info({ account: scan.account_id, err: error }, "a reading of Lengow's actions failed; it is tried again");
      return null;
    }
  };
  const orders = async (): Promise<boolean> => {
    const [accountId] = pending;
    if (accountId === undefined) return false;
    pending.delete(accountId);
    try {
      if ((await readOrders(parts, accountId)) > 0) await workOut(accountId);
    } catch (error) {
      if (parts.stopping.aborted) return false;
      logger.info(
        { account: accountId, err: error },
        "the orders of failures could not be read; the next turn tries again",
      );
    }
    return true;
  };
  return {
    list,
    orders,
    scan: async (only) => {
      const accountId = await list(only);
      if (accountId !== null) await orders();
      return accountId !== null;
    },
    derive: async () => {
      await followOrders();
      const accounts = await accountsToDerive(db, timings.scanMs);
      for (const accountId of accounts) await workOut(accountId);
      return accounts.length > 0;
    },
  };
}

export interface Triage {
  stop(): Promise<void>;
}

/**
 * Runs until stopped; a turn that fails is logged and the loop goes on. A slow turn is followed by a longer rest, for others work here too. Orders are read beside the list:
 * a thousand of them take minutes, and new failures are not to wait for that.
 */
export function startTriage(container: Container): Triage {
  const { db, lengowFor, env } = container;
  const stopping = new AbortController();
  const timings = triageTimings(env.timeScale);
  const logger = container.logger.child({ part: "triage" });
  const turns = triageTurns({
    db,
    lengowFor,
    argumentsOf: argumentNames(container),
    logger,
    timings,
    stopping: stopping.signal,
  });
  const rest = (ms: number): Promise<void> =>
    pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const loop = async (turn: () => Promise<unknown>): Promise<void> => {
    while (!stopping.signal.aborted) {
      const began = performance.now();
      try {
        await turn();
      } catch (error) {
        if (!stopping.signal.aborted) logger.error({ err: error }, "a turn of triage failed; it goes on");
      }
      await rest(Math.max(timings.idleMs, Math.min((performance.now() - began) * 5, LONGEST_REST_MS)));
    }
  };
  const running = [loop(() => turns.list()), loop(turns.orders), loop(turns.derive)];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
