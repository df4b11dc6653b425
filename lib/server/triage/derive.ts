import "server-only";
import { createHash } from "node:crypto";
import type { Database, Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { enqueueNotices } from "../notices/enqueue";
import { once } from "../once";
import { applyTransitions, noticeOf, type Opened } from "./apply-transitions";
import { type Assigned, assignGroups, followMerges, isRest, type RuleRow } from "./assign-groups";
import { type Candidate, readCandidates } from "./candidates";
import { endFailures, type Failure, keepFailures, openNews, type StoredFailure, storedFailures } from "./failure-rows";
import { type GroupRow, type GroupSummary, groupRows, keepGroups, logGroup } from "./group-rows";
import { inTurn } from "./in-turn";
import { factKey, readOrderFacts, settledByOrder } from "./order-facts";
import { answerIn } from "./own-words";
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
    // What a mask leaves over is a group of its own, on purpose.
    if (known.has(own) || moves.has(own) || isRest(own)) return;
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

/** By group, what is open that was not, or that says something else now. */
function opened(failures: readonly Failure[], stored: ReadonlyMap<string, StoredFailure>): Map<string, Opened> {
  const groups = new Map<string, Opened>();
  for (const failure of failures) {
    const before = stored.get(failure.id);
    if (failure.closed_reason !== null || !isChanged(failure, before)) continue;
    const known = groups.get(failure.assigned.group) ?? { back: 0, anew: 0 };
    known[before?.closed_reason === "sent_again" && before.kind === failure.kind ? "back" : "anew"] += 1;
    groups.set(failure.assigned.group, known);
  }
  return groups;
}

function summaries(failures: readonly Failure[]): Map<string, GroupSummary> {
  const groups = new Map<string, GroupSummary>();
  const own = new Set<string>();
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
        sample: answerIn(one) ?? "",
        open_count: open,
        first_seen: at,
        last_seen: at,
      });
      continue;
    }
    known.open_count += open;
    // Of a group that took in others, its own words stand for it.
    if (assigned.own === assigned.group && !own.has(assigned.group)) {
      own.add(assigned.group);
      [known.mask, known.family] = [assigned.mask, assigned.family];
    }
    if (at < known.first_seen) known.first_seen = at;
    if (at < known.last_seen) continue;
    known.last_seen = at;
    known.sample = answerIn(one) ?? known.sample;
  }
  return groups;
}

interface Scan {
  now: Date;
  derived_at: Date | null;
}

/** Holds the account's row: who else works out its groups waits for the end of this transaction. */
async function lockScan(tx: Queryable, accountId: number): Promise<Scan | undefined> {
  const [scan] = await tx.query<Scan>(
    "select clock_timestamp() as now, derived_at from triage_scans where account_id = $1 for update",
    [accountId],
  );
  return scan;
}

/** What is recorded, and the groups that follow from it. */
interface Seen {
  candidates: readonly Candidate[];
  assigned: readonly Assigned[];
  rules: readonly RuleRow[];
  seenTo: Date | null;
}

async function look(db: Queryable, accountId: number, timings: TriageTimings): Promise<Seen> {
  const [mark] = await db.query<{ to: Date | null }>("select max(updated_at) as to from outbox where account_id = $1", [
    accountId,
  ]);
  const candidates = await readCandidates(db, accountId, timings);
  const rules = await activeRules(db, accountId);
  const assigned = assign(accountId, candidates, rules, await groupRows(db, accountId));
  return { candidates, assigned, rules, seenTo: mark?.to ?? null };
}

async function write(
  tx: Queryable,
  accountId: number,
  scan: Scan | undefined,
  { candidates, ...given }: Seen,
): Promise<boolean> {
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
    return { ...candidate, assigned, closed_reason: closed };
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
  const now = scan?.now ?? new Date();
  const news = await openNews(tx, accountId);
  const events = await applyTransitions(tx, accountId, found, before, { news, now, opened: opened(failures, stored) });
  const persons = failures.filter(({ id, kind }) => kind === "person" && stored.get(id)?.kind !== "person");
  for (const { id, assigned } of persons) {
    const group = found.get(assigned.group);
    const at = news.get(assigned.group)?.noted_at ?? now;
    if (group) events.push({ ...noticeOf("needs_person", `person:${id}`, group, at), action_id: id });
  }
  // What was found when an account was first looked at is no news.
  if (scan?.derived_at) await enqueueNotices(tx, accountId, events);
  await tx.query("update triage_scans set derived_at = clock_timestamp(), derived_from = $2 where account_id = $1", [
    accountId,
    given.seenTo,
  ]);
  return changed.length + ended.length > 0;
}

async function derive(db: Database, accountId: number, timings: TriageTimings): Promise<boolean> {
  await db.query("insert into triage_scans (account_id) values ($1) on conflict do nothing", [accountId]);
  if (db.soleWriter) {
    // The embedded engine's transactions hold everybody up, so the long reading comes before; no other process writes between.
    const seen = await look(db, accountId, timings);
    return db.tx(async (tx) => write(tx, accountId, await lockScan(tx, accountId), seen));
  }
  return db.tx((tx) => deriveInside(tx, accountId, timings));
}

/** Works out an account's groups as part of the caller's transaction, which has its turn by `inTurn`: both become true together. */
export async function deriveInside(tx: Queryable, accountId: number, timings: TriageTimings): Promise<boolean> {
  const scan = await lockScan(tx, accountId);
  return write(tx, accountId, scan, await look(tx, accountId, timings));
}

/**
 * Works out all failures and groups of an account from what was recorded here, Lengow's own list and what is known of the orders, and writes
 * down what changed. The same state twice changes nothing. Two at once go one after the other: the later one would undo with what it had read
 * before what the earlier one wrote.
 * @returns whether anything changed
 */
export function deriveTriage(db: Database, accountId: number, timings: TriageTimings): Promise<boolean> {
  return inTurn(accountId, () => derive(db, accountId, timings));
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
