import "server-only";
import { type Database, isUniqueViolation } from "../db/database";
import { NEVER, nowPlusMs } from "../outbox/interval";
import type { Custody } from "../outbox/row";
import type { UnclearReason } from "../outbox/verdict";
import type { DocumentReason, DocumentRow } from "./document-row";

/**
 * The statements that give, use and take away custody of an upload, one round trip each. They are those of `lib/server/outbox` for another
 * table, with one more rule: one upload of a store at a time, and none sooner than the pace after the one before, for all processes.
 */

const CLAIM = `
with due as (
  select d.id from documents d
  left join outbox_accounts a on a.account_id = d.account_id
  left join document_lanes l on l.account_id = d.account_id and l.marketplace = d.marketplace
  where d.state = 'ready' and d.next_at <= clock_timestamp() and d.give_up_at > clock_timestamp()
    and coalesce(a.paused_until, '-infinity') <= clock_timestamp()
    and coalesce(l.next_send_at, '-infinity') <= clock_timestamp()
    and not exists (select 1 from documents o where o.account_id = d.account_id and o.marketplace = d.marketplace
      and o.state in ('claimed', 'sending'))
  order by d.next_at, d.id
  for update of d skip locked
  limit 1
)
update documents d set state = 'claimed', fence = d.fence + 1, lease_owner = $1, lease_until = ${nowPlusMs("$2")}, reason = null
from due where d.id = due.id and d.state = 'ready'
returning d.*`;

/** Takes the upload that has been due for longest in a store that is free, or null. */
export async function claimDocument(db: Database, owner: string, leaseMs: number): Promise<DocumentRow | null> {
  try {
    const [row] = await db.query<DocumentRow>(CLAIM, [owner, leaseMs]);
    return row ?? null;
  } catch (error) {
    // Another process took an upload of the same store in the same moment: the index lets only one through.
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

const BEGIN = `
with begun as (
  update documents set state = 'sending', attempt = attempt + 1, before = $3::jsonb, reason = null, message = null,
    sending_at = clock_timestamp(), maybe_sent_until = ${nowPlusMs("$4")}
  where id = $1 and fence = $2 and state = 'claimed' and lease_until > ${nowPlusMs("$5")}
  returning account_id, marketplace, attempt
), paced as (
  insert into document_lanes (account_id, marketplace, next_send_at)
  select account_id, marketplace, ${nowPlusMs("$6")} from begun
  on conflict (account_id, marketplace) do update set next_send_at = greatest(document_lanes.next_send_at, excluded.next_send_at)
)
select attempt from begun`;

/** Commits that bytes may leave from now on, and when the store's next may. False: close the connection unwritten. */
export async function beginSending(
  db: Database,
  { id, fence }: Custody,
  about: { before: DocumentRow["before"]; maybeSentMs: number; startMarginMs: number; paceMs: number },
): Promise<boolean> {
  const { before, maybeSentMs, startMarginMs, paceMs } = about;
  const rows = await db.query(BEGIN, [id, fence, JSON.stringify(before), maybeSentMs, startMarginMs, paceMs]);
  return rows.length === 1;
}

/** What an attempt came to. */
export type DocumentOutcome =
  | { state: "accepted"; upstreamId: string | null; firstLookMs: number | null }
  | { state: "rejected"; message: string; code: string | null }
  | { state: "ready"; reason: DocumentReason; message: string | null; afterMs: number }
  | { state: "unconfirmed"; reason: UnclearReason; message: string | null; firstLookMs: number };

const RECORD = `
with settled as (
  update documents set state = $3::text, reason = $4, message = $5, verdict_code = $6, upstream_id = coalesce($7::text, upstream_id),
    accepted_at = case when $3::text = 'accepted' then clock_timestamp() else accepted_at end,
    settled_at = case when $3::text = 'rejected' then clock_timestamp() else settled_at end,
    maybe_sent_until = case when $3::text in ('unconfirmed', 'accepted') then clock_timestamp() else maybe_sent_until end,
    next_at = case when $8::double precision is null then ${NEVER} else ${nowPlusMs("$8")} end,
    looks = 0, lease_owner = null, lease_until = null
  where id = $1 and fence = $2 and state = 'sending'
  returning id, account_id, marketplace
), paced as (
  insert into document_lanes (account_id, marketplace, next_send_at)
  select account_id, marketplace, ${nowPlusMs("$9")} from settled
  on conflict (account_id, marketplace) do update set next_send_at = greatest(document_lanes.next_send_at, excluded.next_send_at)
)
select id from settled`;

function columnsOf(outcome: DocumentOutcome) {
  switch (outcome.state) {
    case "accepted":
      return ["answered", null, null, outcome.upstreamId, outcome.firstLookMs] as const;
    case "rejected":
      return ["answered", outcome.message, outcome.code, null, null] as const;
    case "ready":
      return [outcome.reason, outcome.message, null, null, outcome.afterMs] as const;
    case "unconfirmed":
      return [outcome.reason, outcome.message, null, null, outcome.firstLookMs] as const;
  }
}

/** Settles an attempt if the upload is still ours. False: the row says what is true without us, and the evidence is on record. */
export async function recordOutcome(
  db: Database,
  { id, fence }: Custody,
  outcome: DocumentOutcome,
  paceMs: number,
): Promise<boolean> {
  const rows = await db.query(RECORD, [id, fence, outcome.state, ...columnsOf(outcome), paceMs]);
  return rows.length === 1;
}

const RELEASE = `
update documents set state = 'ready', reason = $3, message = $4, next_at = ${nowPlusMs("$5")},
  leases_lost = 0, lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state = 'claimed'
returning id`;

/** Gives a claimed upload back to the queue: not a byte has left. */
export async function release(
  db: Database,
  { id, fence }: Custody,
  why: { reason: DocumentReason; message?: string | null; afterMs: number },
): Promise<boolean> {
  return (await db.query(RELEASE, [id, fence, why.reason, why.message ?? null, why.afterMs])).length === 1;
}

/** An upload that lost this many workers without sending anything crashes them. */
const POISON_AFTER = 3;

const REAP = `
update documents set
  state = case when state = 'sending' then 'unconfirmed' when leases_lost + 1 >= ${POISON_AFTER} then 'needs_person' else 'ready' end,
  reason = case when state = 'sending' then 'no_answer' when leases_lost + 1 >= ${POISON_AFTER} then 'poison' else 'lease_lost' end,
  maybe_sent_until = case when state = 'sending' then lease_until else maybe_sent_until end,
  next_at = case when state = 'claimed' and leases_lost + 1 >= ${POISON_AFTER} then ${NEVER} else ${nowPlusMs("$1")} end,
  leases_lost = leases_lost + 1, looks = 0, fence = fence + 1, lease_owner = null, lease_until = null
where id in (
  select id from documents where state in ('claimed', 'sending') and lease_until < clock_timestamp() for update skip locked
) and state in ('claimed', 'sending') and lease_until < clock_timestamp()
returning id`;

/** Takes uploads away from workers whose lease is over: claimed ones back to the queue, those that may have left to be looked for. */
export async function reapLeases(db: Database, firstLookMs: number): Promise<number> {
  return (await db.query(REAP, [firstLookMs])).length;
}

const GIVE_UP = `
update documents set state = 'needs_person', reason = 'gave_up', fence = fence + 1, next_at = ${NEVER}
where state = 'ready' and give_up_at <= clock_timestamp() and next_at <= clock_timestamp()
returning id`;

/** Uploads that could not leave before their deadline go to a person, with the certainty that nothing left. */
export async function giveUpLate(db: Database): Promise<number> {
  return (await db.query(GIVE_UP)).length;
}

const HAND_OVER = `
update documents set state = 'needs_person', reason = $3, message = $4, fence = fence + 1,
  next_at = ${NEVER}, lease_owner = null, lease_until = null
where id = $1 and fence = $2 and state in ('claimed', 'unconfirmed', 'accepted')
returning id`;

/** Asks a person. Every reading of the report still looks for what may have left. */
export async function handOver(
  db: Database,
  { id, fence }: Custody,
  why: { reason: DocumentReason; message?: string | null },
): Promise<boolean> {
  return (await db.query(HAND_OVER, [id, fence, why.reason, why.message ?? null])).length === 1;
}
