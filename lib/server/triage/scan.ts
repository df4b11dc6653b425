import "server-only";
import { actionState } from "@/lib/domain/lengow-action";
import type { LengowAction, LengowCall } from "@/lib/lengow";
import type { Database } from "../db/database";
import { nowPlusMs } from "../outbox/interval";
import { WHOLE_ORDER } from "../outbox/row";
import { WINDOW_DAYS } from "./timings";
import type { TriageParts } from "./triage-parts";

/** What is known of the reading of one account's list. */
export interface ScanRow {
  account_id: number;
  complete_from: Date | null;
  followed_to: Date | null;
  read_at: Date | null;
  whole_at: Date | null;
  problem: string | null;
}

const KNOW = `
insert into triage_scans (account_id)
select a.id from accounts a where a.access_token_encrypted is not null on conflict do nothing`;

const TAKE = `
with due as (
  select account_id from triage_scans where next_at <= clock_timestamp() and ($2::integer is null or account_id = $2)
  order by next_at for update skip locked limit 1
)
update triage_scans s set next_at = ${nowPlusMs("$1")} from due where s.account_id = due.account_id
returning s.account_id, s.complete_from, s.followed_to, s.read_at, s.whole_at, s.problem`;

/** Takes the account whose list has waited longest; the next reading is `everyMs` away for every process. */
export async function takeScan(db: Database, everyMs: number, only: number | null = null): Promise<ScanRow | null> {
  await db.query(KNOW);
  const [row] = await db.query<ScanRow>(TAKE, [everyMs, only]);
  return row ?? null;
}

/** A reader looks: what was read longer ago than `lookMs` is due at once. */
export async function wantScan(db: Database, accountId: number, lookMs: number): Promise<void> {
  await db.query(
    `insert into triage_scans (account_id) values ($1)
     on conflict (account_id) do update set next_at = clock_timestamp()
     where triage_scans.read_at < clock_timestamp() - $2::double precision * interval '1 millisecond' and triage_scans.next_at > clock_timestamp()
       and triage_scans.problem is null`,
    [accountId, lookMs],
  );
}

const UPSERT = `
insert into lengow_actions (account_id, id, marketplace, order_id, action_type, line, state, message, params, created_at, updated_at)
select $1, r.id, r.marketplace, r.order_id, r.action_type, r.line, r.state, r.message, r.params, r.created_at, r.updated_at
from jsonb_to_recordset($2::jsonb) as r(id bigint, marketplace text, order_id text, action_type text, line text, state text, message text,
  params jsonb, created_at timestamptz, updated_at timestamptz)
on conflict (account_id, id) do update set marketplace = excluded.marketplace, order_id = excluded.order_id, action_type = excluded.action_type,
  line = excluded.line, state = excluded.state, message = excluded.message, params = excluded.params, created_at = excluded.created_at,
  updated_at = excluded.updated_at
where (lengow_actions.state, lengow_actions.message, lengow_actions.updated_at, lengow_actions.order_id)
  is distinct from (excluded.state, excluded.message, excluded.updated_at, excluded.order_id)
returning id`;

function rowOf(action: LengowAction, now: Date) {
  const at = action.createdAt ?? action.updatedAt ?? now.toISOString();
  return {
    id: action.id,
    marketplace: action.marketplace,
    order_id: action.marketplaceOrderId,
    action_type: action.actionType,
    line: action.line ?? WHOLE_ORDER,
    state: actionState(action),
    message: action.errors,
    params: action.args,
    created_at: at,
    updated_at: action.updatedAt ?? at,
  };
}

/** Keeps a page of Lengow's list. @returns how many rows were new or had changed */
async function keepPage(db: Database, accountId: number, actions: readonly LengowAction[], now: Date): Promise<number> {
  const rows = actions
    .filter((action) => action.id > 0 && (action.accountId === null || action.accountId === accountId))
    .map((action) => rowOf(action, now));
  if (rows.length === 0) return 0;
  return (await db.query(UPSERT, [accountId, JSON.stringify(rows)])).length;
}

const DONE = `
update triage_scans set followed_to = $2, read_at = clock_timestamp(), problem = null,
  complete_from = coalesce($3, complete_from), whole_at = coalesce($4, whole_at)
where account_id = $1`;

/**
 * Reads Lengow's own list in the background lane: the whole window at first and once a day, else what changed since the last reading. A reading
 * that breaks off begins again where the last whole one ended; rows are kept by Lengow's number, so nothing is kept twice.
 * @returns how many rows were new or had changed
 * @throws LengowError
 */
export async function scanActions(parts: TriageParts, scan: ScanRow): Promise<number> {
  const { db, timings } = parts;
  const [clock] = await db.query<{ now: Date }>("select clock_timestamp() as now");
  const began = clock?.now ?? new Date();
  const from = new Date(began.getTime() - WINDOW_DAYS * 86_400_000);
  const isWhole = !scan.followed_to || !scan.whole_at || began.getTime() - scan.whole_at.getTime() > timings.wholeMs;
  const since = new Date((scan.followed_to ?? began).getTime() - timings.overlapMs);
  const call: LengowCall = {
    lane: "background",
    signal: AbortSignal.any([parts.stopping, AbortSignal.timeout(300_000)]),
  };
  const client = await parts.lengowFor(scan.account_id);
  let changed = 0;
  for await (const page of client.actions.pages(isWhole ? { createdFrom: from } : { updatedFrom: since }, call)) {
    changed += await keepPage(db, scan.account_id, page.actions, began);
  }
  await db.query(DONE, [scan.account_id, began, isWhole ? from : null, isWhole ? began : null]);
  if (isWhole)
    await db.query("delete from lengow_actions where account_id = $1 and created_at < $2", [scan.account_id, from]);
  return changed;
}

/** Notes why a reading failed, for the screen. */
export async function scanFailed(db: Database, accountId: number, problem: string): Promise<void> {
  await db.query("update triage_scans set problem = $2 where account_id = $1", [accountId, problem]);
}
