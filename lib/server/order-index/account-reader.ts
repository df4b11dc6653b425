import "server-only";
import type { StaleReason } from "@/lib/contract/orders";
import { isLengowError } from "@/lib/lengow";
import { lengowReason } from "@/lib/server/cache/stale-reason";
import { inBackground } from "@/lib/server/db/turns";
import { type AccountState, readAccountState } from "./account-state";
import { beginFollowing, type FollowPass, followPage } from "./follow";
import { giveLease, LostAccount, takeLease } from "./lease";
import { purgePersonal } from "./purge";
import type { ReadingParts } from "./reading-parts";
import { beginWalk, walkOn } from "./walk";

/** What Lengow did; null where it was not asked at all, because background work waits its turn for the calls that are left. */
function upstreamReason(error: unknown): StaleReason | null {
  const held = isLengowError(error) && error.kind === "rate_limited" && error.status === undefined;
  return held ? null : lengowReason(error);
}

/**
 * Reads one account, a small step at a time: never more than one question to Lengow and one transaction. Whatever it needs to go on
 * stands in the database, so it may be ended between any two statements.
 */
export class AccountReader {
  private pass: FollowPass | null = null;
  private mineUntil = 0;

  constructor(
    private readonly parts: ReadingParts,
    private readonly accountId: number,
  ) {}

  /**
   * One step. True when the next one may follow at once, false when there is nothing to do for a while. What it asks of the embedded database
   * goes behind what people ask.
   */
  turn(): Promise<boolean> {
    return inBackground(() => this.guardedStep());
  }

  private async guardedStep(): Promise<boolean> {
    try {
      return (await this.holds()) && (await this.step());
    } catch (error) {
      this.pass = null;
      if (!(error instanceof LostAccount)) return this.rest(error);
      this.mineUntil = 0;
      return false;
    }
  }

  /** Lets another process take the account at once. */
  async release(): Promise<void> {
    if (this.mineUntil > 0) await giveLease(this.parts.db, this.accountId, this.parts.owner);
    this.mineUntil = 0;
  }

  private async holds(): Promise<boolean> {
    const { db, owner, timings } = this.parts;
    const now = performance.now();
    if (this.mineUntil - now > timings.leaseMs / 2) return true;
    const mine = await takeLease(db, this.accountId, owner, timings.leaseMs);
    this.mineUntil = mine ? now + timings.leaseMs : 0;
    if (!mine) this.pass = null;
    return mine;
  }

  private async step(): Promise<boolean> {
    const { parts, accountId } = this;
    const state = await readAccountState(parts.db, accountId);
    if (!state || state.rest_ms > 0) return false;
    const busy = await this.work(state);
    if (busy && state.failures > 0)
      await parts.db.query(
        "update order_index_accounts set failures = 0, failed_since = null, failure = null where account_id = $1",
        [accountId],
      );
    return busy;
  }

  private async work(state: AccountState): Promise<boolean> {
    const { parts, accountId } = this;
    if (this.pass || state.follow_due) {
      this.pass ??= await beginFollowing(parts, accountId, state);
      this.pass = await followPage(parts, accountId, state, this.pass);
    } else if (state.walk_kind !== null) await walkOn(parts, accountId, state);
    else if (state.complete_from === null) await beginWalk(parts, accountId, state, "fill");
    else if (state.sweep_due) await beginWalk(parts, accountId, state, "sweep");
    else if (state.purge_due) await this.purge();
    else return false;
    return true;
  }

  private async purge(): Promise<void> {
    const { db, timings } = this.parts;
    await purgePersonal(db, this.accountId);
    await db.query(
      `update order_index_accounts set purge_at = clock_timestamp() + $2::double precision * interval '1 millisecond'
       where account_id = $1`,
      [this.accountId, timings.purgeMs],
    );
  }

  /** Waits longer after each failure; what Lengow asked for is the least. Nothing is lost by waiting, and screens say what Lengow did. */
  private async rest(error: unknown): Promise<boolean> {
    const { db, logger, timings } = this.parts;
    const asked = isLengowError(error) ? (error.retryAfterMs ?? 0) : 0;
    logger.warn({ account_id: this.accountId, err: error }, "the copy of the orders could not be kept up; it goes on");
    await db.query(
      `update order_index_accounts set failures = failures + 1, failure = coalesce($4::text, failure),
         failed_since = case when $4::text is null then failed_since else coalesce(failed_since, clock_timestamp()) end, rest_until = clock_timestamp()
         + greatest($3::double precision, ($2::double precision[])[least(failures + 1, ${timings.backOffMs.length})]) * interval '1 millisecond'
       where account_id = $1`,
      [this.accountId, [...timings.backOffMs], asked, upstreamReason(error)],
    );
    return false;
  }
}
