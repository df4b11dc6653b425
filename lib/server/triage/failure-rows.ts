import "server-only";
import { judgedArgument } from "@/lib/triage";
import type { Queryable } from "../db/database";
import type { Assigned } from "./assign-groups";
import type { Candidate } from "./candidates";
import { packedRows } from "./packed-rows";

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
  closed_reason: string | null;
}

const STORED = ["id", "group_id", "own_group", "kind", "state", "message", "closed_reason"] as const;

export async function storedFailures(tx: Queryable, accountId: number): Promise<StoredFailure[]> {
  const rows = await packedRows<readonly [string, string, string, string, string, string | null, string | null]>(
    tx,
    "select * from triage_failures where account_id = $1",
    STORED,
    [accountId],
  );
  return rows.map(([id, group, own, kind, state, message, closed]) => ({
    id,
    group_id: group,
    own_group: own,
    kind,
    state,
    message,
    closed_reason: closed,
  }));
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
  message = excluded.message, reason = excluded.reason, upstream_id = excluded.upstream_id,
  judged = case when triage_failures.message is not distinct from excluded.message and triage_failures.params = excluded.params
    then coalesce(triage_failures.judged, excluded.judged) else excluded.judged end,
  params = excluded.params, order_id = excluded.order_id, marketplace = excluded.marketplace, failed_at = excluded.failed_at,
  closed_at = case when excluded.closed_reason is null then null else coalesce(triage_failures.closed_at, excluded.closed_at) end,
  closed_reason = excluded.closed_reason,
  noted_at = case when triage_failures.kind <> excluded.kind or triage_failures.message is distinct from excluded.message
      or triage_failures.group_id <> excluded.group_id
      or (triage_failures.closed_reason is not null and excluded.closed_reason is null)
    then clock_timestamp() else triage_failures.noted_at end`;

const AT_ONCE = 1_000;

/** Writes down what is new or has changed. A judgement stands as long as what it was made of: what was not sent is judged elsewhere. */
export async function keepFailures(tx: Queryable, accountId: number, changed: readonly Failure[]): Promise<void> {
  // The next rows are made ready while the database writes the last ones.
  let writing: Promise<unknown> = Promise.resolve();
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const rows = changed.slice(at, at + AT_ONCE).map(({ assigned, followed: _followed, ...rest }) => ({
      ...rest,
      group_id: assigned.group,
      own_group: assigned.own,
      judged: judgedArgument(rest.message ?? "", rest.params),
    }));
    const text = JSON.stringify(rows);
    await writing;
    writing = tx.query(UPSERT, [accountId, text]);
  }
  await writing;
}

/** What is open in a group: when the newest of it was noted here, and whether that was after the group was resolved. */
export interface OpenNews {
  noted_at: Date;
  unseen: boolean;
}

const NEWS = `
select f.group_id, max(f.noted_at) as noted_at, coalesce(bool_or(f.noted_at > g.resolved_at), true) as unseen
from triage_failures f left join triage_groups g on g.account_id = f.account_id and g.id = f.group_id
where f.account_id = $1 and f.closed_reason is null group by f.group_id`;

/** What is open, by group. Compared in the database, whose clock is finer than ours. */
export async function openNews(tx: Queryable, accountId: number): Promise<Map<string, OpenNews>> {
  const rows = await tx.query<OpenNews & { group_id: string }>(NEWS, [accountId]);
  return new Map(rows.map((row) => [row.group_id, row]));
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
