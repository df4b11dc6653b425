import "server-only";
import type { Queryable } from "../db/database";
import type { Assigned } from "./assign-groups";
import type { Candidate } from "./candidates";

/** What of a kept failure is compared with what is true now. */
export interface StoredFailure {
  id: string;
  group_id: string;
  own_group: string;
  kind: string;
  state: string;
  message: string | null;
  closed_reason: string | null;
}

/** A failure as it is to be kept. */
export interface Failure extends Candidate {
  assigned: Assigned;
  judged: string | null;
  closed_reason: string | null;
}

export function storedFailures(tx: Queryable, accountId: number): Promise<StoredFailure[]> {
  return tx.query<StoredFailure>(
    "select id, group_id, own_group, kind, state, message, closed_reason from triage_failures where account_id = $1",
    [accountId],
  );
}

const UPSERT = `
insert into triage_failures (account_id, id, group_id, own_group, kind, source, state, marketplace, order_id, action_type, line, params, message,
  reason, upstream_id, judged, failed_at, created_at, closed_at, closed_reason)
select $1, r.id, r.group_id, r.own_group, r.kind, r.source, r.state, r.marketplace, r.order_id, r.action_type, r.line, r.params, r.message,
  r.reason, r.upstream_id, r.judged, r.failed_at, r.created_at, case when r.closed_reason is not null then clock_timestamp() end, r.closed_reason
from jsonb_to_recordset($2::jsonb) as r(id text, group_id text, own_group text, kind text, source text, state text, marketplace text, order_id text,
  action_type text, line text, params jsonb, message text, reason text, upstream_id bigint, judged text, failed_at timestamptz,
  created_at timestamptz, closed_reason text)
on conflict (account_id, id) do update set group_id = excluded.group_id, own_group = excluded.own_group, kind = excluded.kind, state = excluded.state,
  message = excluded.message, reason = excluded.reason, upstream_id = excluded.upstream_id, judged = excluded.judged,
  params = excluded.params, order_id = excluded.order_id, marketplace = excluded.marketplace, failed_at = excluded.failed_at,
  closed_at = case when excluded.closed_reason is null then null else coalesce(triage_failures.closed_at, excluded.closed_at) end,
  closed_reason = excluded.closed_reason`;

const AT_ONCE = 1_000;

/** Writes down what is new or has changed. */
export async function keepFailures(tx: Queryable, accountId: number, changed: readonly Failure[]): Promise<void> {
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const rows = changed.slice(at, at + AT_ONCE).map(({ assigned, followed: _followed, ...rest }) => ({
      ...rest,
      group_id: assigned.group,
      own_group: assigned.own,
    }));
    await tx.query(UPSERT, [accountId, JSON.stringify(rows)]);
  }
}

/** What is no failure any more: it moved on in the outbox or at Lengow. */
export async function endFailures(tx: Queryable, accountId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update triage_failures set closed_at = clock_timestamp(), closed_reason = 'ended'
     where account_id = $1 and id = any($2::text[]) and closed_reason is null`,
    [accountId, ids],
  );
}
