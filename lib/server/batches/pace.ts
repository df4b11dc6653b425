import "server-only";
import { DEFAULT_HOLDS, holdSeconds } from "@/lib/domain/action";
import { FreshCache } from "../cache/fresh-cache";
import type { ServiceContext } from "../context";
import { inTime } from "../in-time";
import { once } from "../once";
import { holdsOf } from "../outbox/holds";
import { scaledHoldMs, timingsFor } from "../outbox/timings";

/** What API.md §4 knows until `/rate-limits` says otherwise. */
const USUAL_CALLS_PER_MINUTE = 500;
const FRESH_MS = 10 * 60_000;
const KEEP_MS = 24 * 3_600_000;
const PATIENCE_MS = 500;
/** Reads of orders for one row that is still to be recorded: one just before sending, and its part of a page that is read for many. */
const READS_PER_ROW = 1.25;
const MINUTE_MS = 60_000;

const ceilings = () => once("call-ceilings", () => new FreshCache<number>({ keepMs: KEEP_MS, maxEntries: 50 }));

/** How many calls a minute Lengow allows this account on the tightest of the three routes an action needs (API.md §4). */
export async function callsPerMinute(ctx: ServiceContext): Promise<number> {
  const load = async (): Promise<number> => {
    const limits = await ctx.lengow().rateLimits({ lane: "background", requestId: ctx.requestId });
    const known = limits.flatMap(({ urlBase, boundary }) =>
      /\/orders(?:\/actions)?\/?$/.test(urlBase) && boundary !== null ? [boundary] : [],
    );
    return known.length > 0 ? Math.min(...known) : USUAL_CALLS_PER_MINUTE;
  };
  const asked = ceilings()
    .read(`${ctx.accountId}:`, load, { clock: ctx.clock, freshMs: FRESH_MS / ctx.timeScale })
    .then(
      ({ value }) => value,
      () => USUAL_CALLS_PER_MINUTE,
    );
  return inTime(asked, PATIENCE_MS, USUAL_CALLS_PER_MINUTE);
}

/** What is still to leave, as counted by the database. */
export interface Unsent {
  /** Rows that are not recorded yet. */
  waiting: number;
  /** Actions that are recorded and have not left. */
  held: number;
  /** Milliseconds until the last of those may leave. */
  held_ms: number;
  /** Actions that left within the last minute. */
  sent_last_minute: number;
  /** Milliseconds since the batch was made. */
  age_ms: number;
  /** Milliseconds for which nothing of the account leaves. */
  paused_ms: number;
  type: string;
}

/**
 * How long until the last action has left, in milliseconds: what the rate budget allows, or what was really reached in the last minute, whichever
 * is slower; and never before the last hold has ended.
 */
export async function msUntilSent(ctx: ServiceContext, unsent: Unsent): Promise<number> {
  const { waiting, held } = unsent;
  if (waiting + held === 0) return 0;
  const byBudget = ((waiting * READS_PER_ROW + held) / (await callsPerMinute(ctx))) * MINUTE_MS;
  const pace = unsent.age_ms > 1.5 * MINUTE_MS ? unsent.sent_last_minute : 0;
  const byPace = pace > 0 ? ((waiting + held) / pace) * MINUTE_MS : 0;
  const seconds = holdSeconds(unsent.type, await holdsOf(ctx.db, ctx.accountId).catch(() => DEFAULT_HOLDS));
  const holdMs = waiting > 0 ? scaledHoldMs(timingsFor(ctx.timeScale), seconds) : 0;
  const moving = Math.max(byBudget, byPace);
  return unsent.paused_ms + Math.max(moving + holdMs, unsent.held_ms);
}
