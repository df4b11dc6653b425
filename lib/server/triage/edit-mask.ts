import "server-only";
import type { TriageMaskBody, TriageMaskPreview } from "@/lib/contract/triage";
import { maskProblem } from "@/lib/triage";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { badRequest, notFound } from "../errors";
import { afterDerivation } from "./after-derivation";
import { assignGroups, type RuleRow } from "./assign-groups";
import { readCandidates } from "./candidates";
import { activeRules, deriveInside } from "./derive";
import { type GroupRow, groupRows, logGroup, logGroups } from "./group-rows";
import { inTurn } from "./in-turn";
import { triageTimings } from "./timings";

const PROBLEM_WORDS = {
  empty: "must hold words, not slots alone: it would take in everything",
  too_long: "must be at most 600 characters",
  too_many_slots: "must have at most 40 slots",
} as const;

const REOPEN = `
update triage_groups set state = 'new', reason = 'pattern', snoozed_until = null, snooze_above = null, resolved_at = null,
  version = version + 1, updated_at = clock_timestamp()
where account_id = $1 and id = any($2::text[]) and state <> 'new' returning id`;

/** Nobody looks at causes that were put away: those that take failures in are open again, and their story says why. */
async function reopen(tx: Queryable, ctx: ServiceContext, groups: readonly string[]): Promise<void> {
  const opened = await tx.query<{ id: string }>(REOPEN, [ctx.accountId, groups]);
  const entries = opened.map(({ id }) => ({ group: id, what: "pattern", personId: ctx.person.id }));
  await logGroups(tx, ctx.accountId, entries);
}

async function write(
  tx: Queryable,
  ctx: ServiceContext,
  group: GroupRow,
  { mask, reopens, counts }: { mask: string; reopens: readonly string[]; counts: Record<string, number> },
): Promise<void> {
  await tx.query(
    "update triage_rules set undone_at = clock_timestamp() where account_id = $1 and kind = 'mask' and into_group = $2 and undone_at is null",
    [ctx.accountId, group.id],
  );
  if (mask !== "") {
    await tx.query(
      "insert into triage_rules (id, account_id, kind, from_group, into_group, mask, person_id) values ($1, $2, 'mask', $3, $3, $4, $5)",
      [uuidV7(), ctx.accountId, group.id, mask, ctx.person.id],
    );
  }
  const detail = { mask, before: group.mask, ...counts };
  await logGroup(tx, ctx.accountId, { group: group.id, what: "mask", personId: ctx.person.id, detail });
  await reopen(tx, ctx, reopens);
  // The audit log is kept for good: what was typed, and what a marketplace wrote, stays in the group's own log.
  await emitAudit(tx, {
    verb: "triage.mask",
    subject: `triage_group:${group.id}`,
    accountId: ctx.accountId,
    personId: ctx.person.id,
    details: counts,
  });
}

/** @throws AppError `not_found` */
async function findGroup(db: Queryable, ctx: ServiceContext, id: string): Promise<GroupRow> {
  const [group] = await db.query<GroupRow>("select * from triage_groups where account_id = $1 and id = $2", [
    ctx.accountId,
    id,
  ]);
  if (!group) throw notFound();
  return group;
}

type Diff = Omit<TriageMaskPreview, "saved">;

/** The difference, the mask and the new groups in one: nobody puts a cause away between what was looked at and what goes into it. */
function save(ctx: ServiceContext, id: string, mask: string): Promise<Diff> {
  const { db, accountId } = ctx;
  const work = async (tx: Queryable): Promise<Diff> => {
    await afterDerivation(tx, accountId);
    const group = await findGroup(tx, ctx, id);
    const result = await diff(tx, ctx, group, mask);
    const { stays, leaves, joins } = result;
    const counts = { stays, leaves, joins: joins.reduce((sum, { count }) => sum + count, 0) };
    await write(tx, ctx, group, { mask, reopens: result.reopens.map((one) => one.group), counts });
    await deriveInside(tx, accountId, triageTimings(ctx.timeScale));
    return result;
  };
  return inTurn(accountId, () => db.tx(work));
}

const OPEN = "select id from triage_failures where account_id = $1 and closed_reason is null";

/** Where every open failure would be with this mask, beside where it is: both worked out in the one way that grouping itself goes. */
async function diff(db: Queryable, ctx: ServiceContext, group: GroupRow, mask: string): Promise<Diff> {
  const { accountId } = ctx;
  const rules = await activeRules(db, accountId);
  const groups = await groupRows(db, accountId);
  const scopes = new Map(groups.map((row) => [row.id, row]));
  const open = new Set((await db.query<{ id: string }>(OPEN, [accountId])).map(({ id }) => id));
  const candidates = await readCandidates(db, accountId, triageTimings(ctx.timeScale));
  const others = rules.filter(({ kind, into_group: into }) => kind !== "mask" || into !== group.id);
  const own: RuleRow = { id: "", kind: "mask", from_group: group.id, into_group: group.id, mask };
  const now = assignGroups(candidates, rules, scopes);
  const then = assignGroups(candidates, mask === "" ? others : [own, ...others], scopes);
  const result = { stays: 0, leaves: 0 };
  const joins = new Map<string, TriageMaskPreview["joins"][number]>();
  const reopens = new Map<string, TriageMaskPreview["reopens"][number]>();
  candidates.forEach(({ id }, at) => {
    const [from, to] = [now[at]?.group ?? "", then[at]?.group ?? ""];
    if (!open.has(id)) return;
    const target = from === to ? undefined : scopes.get(to);
    if (target && target.state !== "new") {
      const { mask: words, state } = target;
      reopens.set(to, { group: to, mask: words, state, count: (reopens.get(to)?.count ?? 0) + 1 });
    }
    if (from === group.id) result[to === group.id ? "stays" : "leaves"] += 1;
    else if (to === group.id) {
      const known = joins.get(from) ?? { group: from, mask: scopes.get(from)?.mask ?? now[at]?.mask ?? "", count: 0 };
      joins.set(from, { ...known, count: known.count + 1 });
    }
  });
  const most = (a: { count: number }, b: { count: number }) => b.count - a.count;
  return { ...result, joins: [...joins.values()].sort(most), reopens: [...reopens.values()].sort(most) };
}

/**
 * What a mask of an administrator's own would do to a group: how many of its open failures stay, how many leave, which join from other groups of
 * the same marketplace, action and kind, which causes that were put away it opens again. Saved unless it is a preview; an empty mask gives the group back to its own words.
 * @throws AppError `not_found`, `bad_request`
 */
export async function editMask(ctx: ServiceContext, id: string, body: TriageMaskBody): Promise<TriageMaskPreview> {
  requireScope(ctx, "settings:manage");
  const { mask, preview } = body;
  const problem = mask === "" ? null : maskProblem(mask);
  if (problem) throw badRequest([{ field: "mask", message: PROBLEM_WORDS[problem] }]);
  if (!preview) return { ...(await save(ctx, id, mask)), saved: true };
  return { ...(await diff(ctx.db, ctx, await findGroup(ctx.db, ctx, id), mask)), saved: false };
}
