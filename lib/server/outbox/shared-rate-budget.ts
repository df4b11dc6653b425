import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type BudgetKey, type BudgetRequest, type Lane, LengowError, type RateBudget } from "@/lib/lengow";
import type { Database } from "../db/database";

/** Calls of one window that may come at once, and those that refill it; together never more than 90 % of what Lengow allows. */
const BURST_SHARE = 0.15;
const REFILL_SHARE = 0.75;
const WINDOW_S = 60;
/** What API.md §4 knows until `/rate-limits` says otherwise. */
const USUAL_CEILING = 500;
/** Part of the burst a lane leaves to those that matter more. */
const LEAVES: Record<Lane, number> = { action: 0, screen: 0.15, background: 0.4 };
const MAX_WAIT_MS: Record<Lane, number> = { action: 12_000, screen: 12_000, background: 90_000 };

const KNOW = `
insert into rate_buckets (login, bucket, tokens, ceiling) values ($1, $2, ${USUAL_CEILING} * ${BURST_SHARE}, ${USUAL_CEILING})
on conflict do nothing`;

/** Refills by the database's clock, takes one if lane and pause allow, and says how long to wait if not. One statement, one lock. */
const TAKE = `
with seen as (
  select ceiling * ${BURST_SHARE} as burst, ceiling * ${REFILL_SHARE} / ${WINDOW_S} as per_s, clock_timestamp() as at,
    least(ceiling * ${BURST_SHARE}, tokens + greatest(0, extract(epoch from clock_timestamp() - refilled_at)) * ceiling * ${REFILL_SHARE} / ${WINDOW_S}) as level,
    greatest(0, extract(epoch from greatest(paused_until, timestamptz '2000-01-01Z') - clock_timestamp()) * 1000) as paused_ms
  from rate_buckets where login = $1 and bucket = $2 for update
), judged as (
  select *, paused_ms = 0 and level >= 1 + burst * $3::double precision as granted from seen
), taken as (
  update rate_buckets r set tokens = judged.level - case when judged.granted then 1 else 0 end, refilled_at = judged.at
  from judged where r.login = $1 and r.bucket = $2
  returning 1
)
select granted, greatest(paused_ms, (1 + burst * $3::double precision - level) / per_s * 1000)::double precision as wait_ms
from judged, taken`;

const PAUSE = `
update rate_buckets set paused_until = greatest(paused_until, clock_timestamp() + $3::double precision * interval '1 millisecond')
where login = $1 and bucket = $2`;

const SET_CEILING = "update rate_buckets set ceiling = $3 where login = $1 and bucket = $2";

function refused(
  request: BudgetRequest,
  kind: "rate_limited" | "aborted" | "connection",
  waitMs: number,
  cause?: unknown,
): LengowError {
  const displayMessage =
    kind === "rate_limited"
      ? `Lengow's rate limit leaves no room for ${Math.ceil(waitMs / 1_000)} s.`
      : "The call was given up before it was made.";
  const { route, requestId } = request;
  const base = { kind, outcome: "not-sent", route, displayMessage, attempts: 0, requestId, cause } as const;
  return new LengowError(kind === "rate_limited" ? { ...base, retryAfterMs: waitMs } : base);
}

/**
 * One rate budget for every process on the same database: what one has called, the others count, and a Retry-After that one was told, all obey.
 * Waiting calls ask again when their time may have come; nobody is promised a place.
 */
export class SharedRateBudget implements RateBudget {
  readonly #known = new Set<string>();

  /** @param maxWaitMs longest wait by lane; a call that would wait longer is refused at once, `not-sent` */
  constructor(
    private readonly db: Database,
    private readonly maxWaitMs: Record<Lane, number> = MAX_WAIT_MS,
  ) {}

  async acquire({ login, bucket }: BudgetKey, request: BudgetRequest): Promise<{ waitedMs: number }> {
    const began = performance.now();
    const most = this.maxWaitMs[request.lane];
    for (;;) {
      if (request.signal?.aborted) throw refused(request, "aborted", 0);
      const { granted, wait_ms: waitMs } = await this.#take(login, bucket, request);
      const waitedMs = performance.now() - began;
      if (granted) return { waitedMs };
      if (waitedMs + waitMs > most) throw refused(request, "rate_limited", waitMs);
      await sleep(waitMs + Math.random() * 50, undefined, { signal: request.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  async #take(login: string, bucket: string, request: BudgetRequest): Promise<{ granted: boolean; wait_ms: number }> {
    try {
      await this.#know(login, bucket);
      const [row] = await this.db.query<{ granted: boolean; wait_ms: number }>(TAKE, [
        login,
        bucket,
        LEAVES[request.lane],
      ]);
      return row ?? { granted: false, wait_ms: 100 };
    } catch (cause) {
      throw refused(request, "connection", 0, cause);
    }
  }

  async #know(login: string, bucket: string): Promise<void> {
    const key = `${login} ${bucket}`;
    if (this.#known.has(key)) return;
    await this.db.query(KNOW, [login, bucket]);
    this.#known.add(key);
  }

  pause({ login, bucket }: BudgetKey, forMs: number): void {
    // The caller was told already; when the database is away nobody calls anyway.
    void this.db.query(PAUSE, [login, bucket, forMs]).catch(() => undefined);
  }

  setCeiling({ login, bucket }: BudgetKey, calls: number): void {
    if (!Number.isInteger(calls) || calls < 1) return;
    const set = async (): Promise<void> => {
      await this.#know(login, bucket);
      await this.db.query(SET_CEILING, [login, bucket, calls]);
    };
    void set().catch(() => undefined);
  }
}
