import "server-only";
import type { TriageMaskBody, TriageMaskPreview } from "@/lib/contract/triage";
import { maskProblem, maskRule } from "@/lib/triage";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import { uuidV7 } from "../db/uuid-v7";
import { badRequest, notFound } from "../errors";
import { wordsOf } from "./assign-groups";
import { readCandidates } from "./candidates";
import { deriveTriage } from "./derive";
import { type GroupRow, logGroup } from "./group-rows";
import { triageTimings } from "./timings";

const PROBLEM_WORDS = {
  empty: "must hold words, not slots alone: it would take in everything",
  too_long: "must be at most 600 characters",
  too_many_slots: "must have at most 40 slots",
} as const;

async function save(ctx: ServiceContext, group: GroupRow, mask: string, counts: Record<string, number>): Promise<void> {
  await ctx.db.tx(async (tx) => {
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
    // The audit log is kept for good: what was typed, and what a marketplace wrote, stays in the group's own log.
    await emitAudit(tx, {
      verb: "triage.mask",
      subject: `triage_group:${group.id}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: counts,
    });
  });
  await deriveTriage(ctx.db, ctx.accountId, triageTimings(ctx.timeScale));
}

/**
 * What a mask of an administrator's own would do to a group: how many of its messages stay, how many leave, which join from other groups of the
 * same marketplace, action and kind. Saved unless it is a preview; an empty mask gives the group back to its own words.
 * @throws AppError `not_found`, `bad_request`
 */
export async function editMask(ctx: ServiceContext, id: string, body: TriageMaskBody): Promise<TriageMaskPreview> {
  requireScope(ctx, "settings:manage");
  const { mask, preview } = body;
  const problem = mask === "" ? null : maskProblem(mask);
  if (problem) throw badRequest([{ field: "mask", message: PROBLEM_WORDS[problem] }]);
  const [group] = await ctx.db.query<GroupRow>("select * from triage_groups where account_id = $1 and id = $2", [
    ctx.accountId,
    id,
  ]);
  if (!group) throw notFound();
  const stored = await ctx.db.query<{ id: string; group_id: string; mask: string }>(
    `select f.id, f.group_id, g.mask from triage_failures f
     join triage_groups g on g.account_id = f.account_id and g.id = f.group_id
     where f.account_id = $1 and f.marketplace = $2 and f.action_type = $3 and f.kind = $4`,
    [ctx.accountId, group.marketplace, group.action_type, group.kind],
  );
  const where = new Map(stored.map((row) => [row.id, row]));
  const rule = mask === "" ? null : maskRule(mask);
  const result: TriageMaskPreview = { stays: 0, leaves: 0, joins: [], saved: false };
  const joins = new Map<string, { group: string; mask: string; count: number }>();
  for (const candidate of await readCandidates(ctx.db, ctx.accountId, triageTimings(ctx.timeScale))) {
    const now = where.get(candidate.id);
    if (!now) continue;
    const matches = rule?.matches(wordsOf(candidate)) ?? now.group_id === id;
    if (now.group_id === id) result[matches ? "stays" : "leaves"] += 1;
    else if (matches) {
      const join = joins.get(now.group_id) ?? { group: now.group_id, mask: now.mask, count: 0 };
      joins.set(now.group_id, { ...join, count: join.count + 1 });
    }
  }
  result.joins = [...joins.values()].sort((a, b) => b.count - a.count);
  if (preview) return result;
  const joined = result.joins.reduce((sum, { count }) => sum + count, 0);
  await save(ctx, group, mask, { stays: result.stays, leaves: result.leaves, joins: joined });
  return { ...result, saved: true };
}
