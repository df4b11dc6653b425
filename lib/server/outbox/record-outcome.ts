import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Custody, Reason } from "./row";
import type { UnclearReason } from "./verdict";

/** What an attempt came to (RELIABILITY.md §3). */
export type Outcome =
  | { state: "accepted"; upstreamId: number }
  | { state: "rejected"; message: string }
  /** Certain that Lengow did no work: not connected, or turned away by a layer in front. */
  | { state: "ready"; reason: Reason; message: string | null; afterMs: number }
  | { state: "unconfirmed"; reason: UnclearReason; message: string | null; firstLookMs: number };

const RECORD = `
update outbox set state = $3::text, reason = $4, message = $5, upstream_id = coalesce($6::bigint, upstream_id),
  accepted_at = case when $3::text = 'accepted' then clock_timestamp() else accepted_at end,
  maybe_sent_until = case when $3::text = 'unconfirmed' then clock_timestamp() else maybe_sent_until end,
  next_at = ${nowPlusMs("$7")}, looks = 0, lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state = 'sending'
returning id`;

function columnsOf(
  outcome: Outcome,
): [reason: Reason | null, message: string | null, upstreamId: number | null, afterMs: number] {
  switch (outcome.state) {
    case "accepted":
      return ["answered", null, outcome.upstreamId, 0];
    case "rejected":
      return ["answered", outcome.message, null, 0];
    case "ready":
      return [outcome.reason, outcome.message, null, outcome.afterMs];
    case "unconfirmed":
      return [outcome.reason, outcome.message, null, outcome.firstLookMs];
  }
}

/**
 * Settles an attempt, if the intent is still ours. The socket is closed by now, so an unknown outcome dates from this moment.
 * False: custody is gone, the row says what is true without us, and the evidence is on record.
 */
export async function recordOutcome(db: Database, { id, fence }: Custody, outcome: Outcome): Promise<boolean> {
  const rows = await db.query(RECORD, [id, fence, outcome.state, ...columnsOf(outcome)]);
  return rows.length === 1;
}
