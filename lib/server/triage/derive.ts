import "server-only";
import { createHash } from "node:crypto";
import { MASK } from "@/lib/domain/masking";
import { hideStrangeWords, judgedArgument } from "@/lib/triage";
import type { Database, Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { enqueueNotices, type NoticeEvent } from "../notices/enqueue";
import { once } from "../once";
import { type Assigned, assignGroups, followMerges, type RuleRow } from "./assign-groups";
import { type Candidate, readCandidates } from "./candidates";
import { endFailures, type Failure, keepFailures, type StoredFailure, storedFailures } from "./failure-rows";
import { type GroupRow, type GroupSummary, groupRows, keepGroups, logGroup } from "./group-rows";
import { hasGrown, nextState } from "./group-state";
import { factKey, readOrderFacts, settledByOrder } from "./order-facts";
import type { TriageTimings } from "./timings";

const RULES = `
select id, kind, from_group, into_group, mask from triage_rules
where account_id = $1 and undone_at is null order by created_at desc, id desc`;

export function activeRules(db: Queryable, accountId: number): Promise<RuleRow[]> {
  return db.query<RuleRow>(RULES, [accountId]);
}

interface Memory {
  signature: string;
  assigned: Assigned[];
}

/** Reading ten thousand texts takes a second; the same set is not read twice. */
function remembered(accountId: number, signature: string, make: () => Assigned[]): Assigned[] {
  const memory = once("triage-assigned", () => new Map<number, Memory>());
  const known = memory.get(accountId);
  if (known?.signature === signature) return known.assigned;
  const assigned = make();
  memory.set(accountId, { signature, assigned });
  return assigned;
}

function assign(
  accountId: number,
  candidates: readonly Candidate[],
  rules: readonly RuleRow[],
  groups: readonly GroupRow[],
): Assigned[] {
  const hash = createHash("sha256").update(JSON.stringify(rules));
  for (const { id, kind, message, reason } of candidates)
    hash.update(`\n${id} ${kind} ${message ?? ""} ${reason ?? ""}`);
  const scopes = new Map(groups.map((group) => [group.id, group]));
  return remembered(accountId, hash.digest("base64"), () => assignGroups(candidates, rules, scopes));
}

/** Keys that changed because the set did: the group that the same failures were in before goes on under its old id. */
function renamed(
  assigned: readonly Assigned[],
  candidates: readonly Candidate[],
  stored: ReadonlyMap<string, StoredFailure>,
  known: ReadonlySet<string>,
): Map<string, string> {
  const present = new Set(assigned.map(({ own }) => own));
  const moves = new Map<string, string>();
  assigned.forEach(({ own }, at) => {
    if (known.has(own) || moves.has(own)) return;
    const before = stored.get(candidates[at]?.id ?? "")?.own_group;
    if (before !== undefined && before !== own && !present.has(before) && known.has(before)) moves.set(own, before);
  });
  return moves;
}

function isChanged(failure: Failure, before: StoredFailure | undefined): boolean {
  return (
    before === undefined ||
    before.group_id !== failure.assigned.group ||
    before.own_group !== failure.assigned.own ||
    before.kind !== failure.kind ||
    before.state !== failure.state ||
    before.message !== failure.message ||
    before.closed_reason !== failure.closed_reason
  );
}

function summaries(failures: readonly Failure[]): Map<string, GroupSummary> {
  const groups = new Map<string, GroupSummary>();
  for (const { assigned, failed_at: at, closed_reason: closed, ...one } of failures) {
    const known = groups.get(assigned.group);
    const open = closed === null ? 1 : 0;
    if (known === undefined) {
      groups.set(assigned.group, {
        id: assigned.group,
        group_key: assigned.group_key,
        kind: one.kind,
        marketplace: one.marketplace,
        action_type: one.action_type,
        family: assigned.family,
        mask: assigned.mask,
        sample: one.message ?? "",
        open_count: open,
        first_seen: at,
        last_seen: at,
      });
      continue;
    }
    known.open_count += open;
    if (at < known.first_seen) known.first_seen = at;
    if (at < known.last_seen) continue;
    known.last_seen = at;
    known.sample = one.message ?? known.sample;
  }
  return groups;
}

const MOVE = `
update triage_groups set state = $3, reason = $4, version = version + 1, updated_at = clock_timestamp(), snoozed_until = null, snooze_above = null,
  resolved_at = case when $3 = 'resolved' then clock_timestamp() else resolved_at end
where account_id = $1 and id = $2`;

function noticeOf(event: NoticeEvent["event"], key: string, group: GroupSummary): NoticeEvent {
  const { id, marketplace, action_type: type, family, open_count: count, last_seen: at } = group;
  // It leaves the house: a mask may hold a word that nobody knows, and that may be a name.
  const mask = hideStrangeWords(group.mask, MASK);
  return { event, key, at, group: { id, marketplace, action_type: type, family, mask, count } };
}

/** Applies to every group what follows by itself, writes it into the group's story, and gives what people may want to hear of. */
async function moveGroups(
  tx: Queryable,
  accountId: number,
  found: ReadonlyMap<string, GroupSummary>,
  before: readonly GroupRow[],
  failures: readonly Failure[],
  now: Date,
): Promise<NoticeEvent[]> {
  const known = new Map(before.map((group) => [group.id, group]));
  const newest = new Map<string, Date>();
  for (const { assigned, closed_reason: closed, failed_at: at } of failures) {
    const last = newest.get(assigned.group);
    if (closed === null && (last === undefined || at > last)) newest.set(assigned.group, at);
  }
  const events: NoticeEvent[] = [];
  for (const group of found.values()) {
    const old = known.get(group.id);
    if (old === undefined) {
      await logGroup(tx, accountId, { group: group.id, what: "created", detail: { count: group.open_count } });
      if (group.open_count > 0) events.push(noticeOf("new_group", `new:${group.id}`, group));
    } else if (
      group.open_count > old.open_count &&
      old.state !== "ignored" &&
      hasGrown(group.open_count, old.noticed_count)
    ) {
      await tx.query("update triage_groups set noticed_count = $3 where account_id = $1 and id = $2", [
        accountId,
        group.id,
        group.open_count,
      ]);
      events.push(noticeOf("group_grew", `grew:${group.id}:${group.open_count}`, group));
    }
  }
  for (const old of before) {
    const open = found.get(old.id)?.open_count ?? 0;
    const next = nextState(old, { open, newest: newest.get(old.id) ?? null, now });
    if (open === 0 && old.open_count > 0 && !found.has(old.id))
      await tx.query("update triage_groups set open_count = 0 where account_id = $1 and id = $2", [accountId, old.id]);
    if (next === null) continue;
    await tx.query(MOVE, [accountId, old.id, next.state, next.reason]);
    await logGroup(tx, accountId, { group: old.id, what: next.reason, detail: { count: open, was: old.state } });
  }
  return events;
}

async function write(
  tx: Queryable,
  accountId: number,
  candidates: readonly Candidate[],
  given: { assigned: readonly Assigned[]; rules: readonly RuleRow[]; seenTo: Date | null },
): Promise<boolean> {
  const [scan] = await tx.query<{ now: Date; derived_at: Date | null }>(
    "select clock_timestamp() as now, derived_at from triage_scans where account_id = $1 for update",
    [accountId],
  );
  const before = await groupRows(tx, accountId);
  const stored = new Map((await storedFailures(tx, accountId)).map((row) => [row.id, row]));
  const facts = await readOrderFacts(tx, accountId);
  const moves = renamed(given.assigned, candidates, stored, new Set(before.map(({ id }) => id)));
  const merges = new Map(
    given.rules.filter(({ kind }) => kind !== "mask").map((rule) => [rule.from_group, rule.into_group]),
  );
  for (const [from, into] of moves) {
    await tx.query(
      "insert into triage_rules (id, account_id, kind, from_group, into_group) values ($1, $2, 'renamed', $3, $4)",
      [uuidV7(), accountId, from, into],
    );
    await logGroup(tx, accountId, { group: followMerges(into, merges), what: "renamed", detail: { from, into } });
  }
  const failures = candidates.map((candidate, at): Failure => {
    const own = given.assigned[at] as Assigned;
    const moved = moves.get(own.own);
    const assigned = moved === undefined ? own : { ...own, group: followMerges(moved, merges) };
    const closed = candidate.followed ? "sent_again" : settledByOrder(candidate, facts.get(factKey(candidate)));
    return {
      ...candidate,
      assigned,
      judged: judgedArgument(candidate.message ?? "", candidate.params),
      closed_reason: closed,
    };
  });
  const changed = failures.filter((failure) => isChanged(failure, stored.get(failure.id)));
  const present = new Set(candidates.map(({ id }) => id));
  const ended = [...stored.values()].filter(({ id, closed_reason }) => !present.has(id) && closed_reason === null);
  await keepFailures(tx, accountId, changed);
  await endFailures(
    tx,
    accountId,
    ended.map(({ id }) => id),
  );
  const found = summaries(failures);
  await keepGroups(tx, accountId, [...found.values()]);
  const events = await moveGroups(tx, accountId, found, before, failures, scan?.now ?? new Date());
  const persons = failures.filter(({ id, kind }) => kind === "person" && stored.get(id)?.kind !== "person");
  for (const { id, assigned } of persons) {
    const group = found.get(assigned.group);
    if (group) events.push({ ...noticeOf("needs_person", `person:${id}`, group), action_id: id });
  }
  // What was found when an account was first looked at is no news.
  if (scan?.derived_at) await enqueueNotices(tx, accountId, events);
  await tx.query("update triage_scans set derived_at = clock_timestamp(), derived_from = $2 where account_id = $1", [
    accountId,
    given.seenTo,
  ]);
  return changed.length + ended.length > 0;
}

/**
 * Works out all failures and groups of an account from what was recorded here, Lengow's own list and what is known of the orders, and writes
 * down what changed. The same state twice changes nothing.
 * @returns whether anything changed
 */
export async function deriveTriage(db: Database, accountId: number, timings: TriageTimings): Promise<boolean> {
  await db.query("insert into triage_scans (account_id) values ($1) on conflict do nothing", [accountId]);
  const [mark] = await db.query<{ to: Date | null }>("select max(updated_at) as to from outbox where account_id = $1", [
    accountId,
  ]);
  const candidates = await readCandidates(db, accountId, timings);
  const rules = await activeRules(db, accountId);
  const assigned = assign(accountId, candidates, rules, await groupRows(db, accountId));
  return db.tx((tx) => write(tx, accountId, candidates, { assigned, rules, seenTo: mark?.to ?? null }));
}

const CHANGED = `
select s.account_id from triage_scans s
where s.derived_at is null
  or exists (select 1 from outbox o where o.account_id = s.account_id and (s.derived_from is null or o.updated_at > s.derived_from))
  or s.derived_at < clock_timestamp() - $1::double precision * interval '1 millisecond'`;

/** Accounts in whose outbox something moved since their groups were worked out, or whose ages want to be looked at again. */
export async function accountsToDerive(db: Database, everyMs: number): Promise<number[]> {
  return (await db.query<{ account_id: number }>(CHANGED, [everyMs])).map((row) => row.account_id);
}
