import "server-only";
import type { TriageKind } from "@/lib/contract/triage";
import type { ActionState } from "@/lib/domain/status";
import type { Queryable } from "../db/database";
import type { Params } from "../outbox/row";
import { momentOf, packedRows } from "./packed-rows";
import { type TriageTimings, WINDOW_DAYS } from "./timings";

/** An action that did not go well, ours or made elsewhere, as it stands now. */
export interface Candidate {
  id: string;
  source: "orderdeck" | "lengow";
  upstream_id: number | null;
  marketplace: string;
  order_id: string;
  action_type: string;
  line: string;
  state: ActionState;
  kind: TriageKind;
  message: string | null;
  reason: string | null;
  params: Params;
  created_at: Date;
  failed_at: Date;
  /** A later action of the same kind is on its way or has ended: this one is not what stands any more. */
  followed: boolean;
}

/** Everything asked of an account in the window, each action once: an intent of ours stands for Lengow's row of it. */
const ALL = `
select o.id::text as id, 'orderdeck' as source, o.upstream_id, o.marketplace, o.order_id, o.action_type, o.line, o.state, o.message,
  o.reason, o.params, o.created_at, o.updated_at, coalesce(o.accepted_at, o.undo_until) as waits_since
from outbox o where o.account_id = $1 and o.created_at > clock_timestamp() - interval '${WINDOW_DAYS} days' and o.state <> 'withdrawn'
union all
select 'lengow-' || l.id, 'lengow', l.id, l.marketplace, l.order_id, l.action_type, l.line, l.state, l.message,
  null, l.params, l.created_at, l.updated_at, l.created_at
from lengow_actions l where l.account_id = $1 and l.created_at > clock_timestamp() - interval '${WINDOW_DAYS} days'
  and not exists (select 1 from outbox o where o.account_id = l.account_id and o.upstream_id = l.id)`;

const CANDIDATES = `
with actions as (${ALL}),
lanes as (
  select a.*,
    max(a.created_at) over (partition by a.marketplace, a.order_id, a.action_type, a.line) as newest_here,
    max(case when a.line = '*' then a.created_at end) over (partition by a.marketplace, a.order_id, a.action_type) as newest_whole,
    case
      when a.state in ('refused', 'rejected') then 'failed'
      when a.state = 'done_with_warning' then 'warning'
      when a.state = 'unconfirmed' then 'unconfirmed'
      when a.state = 'needs_person' then 'person'
      when a.state in ('ready', 'claimed') and a.waits_since < clock_timestamp() - $2::double precision * interval '1 millisecond' then 'stuck'
      when a.state = 'accepted' and a.waits_since < clock_timestamp() - $3::double precision * interval '1 millisecond' then 'stuck'
    end as kind
  from actions a
)
select id, source, upstream_id, marketplace, order_id, action_type, line, state, kind, message, reason, params, created_at,
  case when kind = 'stuck' then created_at else updated_at end as failed_at,
  kind not in ('unconfirmed', 'person') and (newest_here > created_at or coalesce(newest_whole > created_at, false)) as followed
from lanes where kind is not null
order by created_at, id`;

const COLUMNS = [
  "id",
  "source",
  "upstream_id",
  "marketplace",
  "order_id",
  "action_type",
  "line",
  "state",
  "kind",
  "message",
  "reason",
  "params",
  "followed",
  momentOf("created_at"),
  momentOf("failed_at"),
] as const;

type Packed = readonly [
  id: string,
  source: Candidate["source"],
  upstreamId: number | null,
  marketplace: string,
  orderId: string,
  actionType: string,
  line: string,
  state: ActionState,
  kind: TriageKind,
  message: string | null,
  reason: string | null,
  params: Params,
  followed: boolean,
  createdAt: number,
  failedAt: number,
];

// One literal and no spreads: this runs ten thousand times in one go.
const unpacked = (row: Packed): Candidate => ({
  id: row[0],
  source: row[1],
  upstream_id: row[2],
  marketplace: row[3],
  order_id: row[4],
  action_type: row[5],
  line: row[6],
  state: row[7],
  kind: row[8],
  message: row[9],
  reason: row[10],
  params: row[11],
  followed: row[12],
  created_at: new Date(row[13]),
  failed_at: new Date(row[14]),
});

/** All that did not go well in the last 90 days. Times and ages are the database's own. */
export async function readCandidates(db: Queryable, accountId: number, timings: TriageTimings): Promise<Candidate[]> {
  const params = [accountId, timings.stuck.ready, timings.stuck.accepted];
  return (await packedRows<Packed>(db, CANDIDATES, COLUMNS, params)).map(unpacked);
}
