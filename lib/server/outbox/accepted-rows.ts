import "server-only";
import type { Database } from "../db/database";
import type { OutboxRow } from "./row";

/** An action that Lengow has and whose end is not known yet. */
export interface AcceptedRow extends OutboxRow {
  upstream_id: number;
  /** Asked for by its id now, for no sweep mentioned it for long. */
  ask_by_id: boolean;
  too_old: boolean;
}

/** Everything of one account that waits for its marketplace, oldest first. */
export function acceptedRows(
  db: Database,
  accountId: number,
  waits: { askByIdAfterMs: number; lookUntilMs: number },
): Promise<AcceptedRow[]> {
  return db.query<AcceptedRow>(
    `select o.*,
       coalesce(o.listed_at, o.accepted_at) < clock_timestamp() - $2::double precision * interval '1 millisecond' as ask_by_id,
       o.accepted_at < clock_timestamp() - $3::double precision * interval '1 millisecond' as too_old
     from outbox o where o.account_id = $1 and o.state = 'accepted' order by o.accepted_at, o.id`,
    [accountId, waits.askByIdAfterMs, waits.lookUntilMs],
  );
}

/** Lengow's list showed these actions at this moment. */
export async function markListed(db: Database, accountId: number, upstreamIds: readonly number[]): Promise<void> {
  await db.query(
    "update outbox set listed_at = clock_timestamp() where account_id = $1 and upstream_id = any($2::bigint[])",
    [accountId, upstreamIds],
  );
}
