import "server-only";
import type { TriageFamily, TriageKind } from "@/lib/contract/triage";
import type { Queryable } from "../db/database";
import type { GroupState } from "./group-state";

/** One group as the database holds it. */
export interface GroupRow extends GroupState {
  id: string;
  group_key: string;
  kind: TriageKind;
  marketplace: string;
  action_type: string;
  family: TriageFamily;
  mask: string;
  sample: string;
  assignee: string | null;
  note: string | null;
  open_count: number;
  /** How many were open when listeners were last told of it; nought since it was resolved. */
  noticed_count: number;
  resolved_at: Date | null;
  first_seen: Date;
  last_seen: Date;
  version: number;
}

export function groupRows(db: Queryable, accountId: number): Promise<GroupRow[]> {
  return db.query<GroupRow>("select * from triage_groups where account_id = $1", [accountId]);
}

/** What the failures of a group come to. */
export interface GroupSummary {
  id: string;
  group_key: string;
  kind: TriageKind;
  marketplace: string;
  action_type: string;
  family: TriageFamily;
  mask: string;
  sample: string;
  open_count: number;
  first_seen: Date;
  last_seen: Date;
}

const UPSERT = `
insert into triage_groups (account_id, id, group_key, kind, marketplace, action_type, family, mask, sample, open_count, noticed_count, first_seen,
  last_seen, state, reason, resolved_at)
select $1, r.id, r.group_key, r.kind, r.marketplace, r.action_type, r.family, r.mask, r.sample, r.open_count, r.open_count, r.first_seen,
  r.last_seen, case when r.open_count = 0 then 'resolved' else 'new' end, case when r.open_count = 0 then 'settled' end,
  case when r.open_count = 0 then clock_timestamp() end
from jsonb_to_recordset($2::jsonb) as r(id text, group_key text, kind text, marketplace text, action_type text, family text, mask text, sample text,
  open_count integer, first_seen timestamptz, last_seen timestamptz)
on conflict (account_id, id) do update set open_count = excluded.open_count, mask = excluded.mask, sample = excluded.sample,
  family = excluded.family, first_seen = least(triage_groups.first_seen, excluded.first_seen), last_seen = excluded.last_seen`;

/** Creates and brings up to date; what people decided is not touched here. */
export async function keepGroups(tx: Queryable, accountId: number, groups: readonly GroupSummary[]): Promise<void> {
  if (groups.length > 0) await tx.query(UPSERT, [accountId, JSON.stringify(groups)]);
}

/** One line of a group's own story. */
export interface LogEntry {
  group: string;
  what: string;
  detail?: Record<string, unknown>;
  personId?: string;
}

const LOG = `
insert into triage_log (account_id, group_id, person_id, what, detail)
select $1, r.value->>'group', (r.value->>'personId')::uuid, r.value->>'what', coalesce(r.value->'detail', '{}')
from jsonb_array_elements($2::jsonb) with ordinality as r order by r.ordinality`;

/** Adds to the stories of many groups at once, in the order given. */
export async function logGroups(tx: Queryable, accountId: number, entries: readonly LogEntry[]): Promise<void> {
  if (entries.length > 0) await tx.query(LOG, [accountId, JSON.stringify(entries)]);
}

/** Adds to a group's own story. */
export function logGroup(tx: Queryable, accountId: number, entry: LogEntry): Promise<void> {
  return logGroups(tx, accountId, [entry]);
}
