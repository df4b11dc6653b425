import "server-only";
import type { TriageGroup, TriageMoveBody } from "@/lib/contract/triage";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable, SqlValue } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { AppError, badRequest, notFound } from "../errors";
import { afterDerivation } from "./after-derivation";
import { deriveTriage } from "./derive";
import { type GroupRow, logGroup } from "./group-rows";
import { readGroups } from "./list-groups";
import { asItStood, stoodOf } from "./take-back";
import { triageTimings } from "./timings";

type Move = TriageMoveBody;

async function lockGroup(tx: Queryable, accountId: number, id: string): Promise<GroupRow> {
  const [row] = await tx.query<GroupRow>("select * from triage_groups where account_id = $1 and id = $2 for update", [
    accountId,
    id,
  ]);
  if (!row) throw notFound();
  return row;
}

/** Sets columns of a group; the version moves with every change. */
async function set(tx: Queryable, accountId: number, id: string, values: Record<string, SqlValue>): Promise<void> {
  const names = Object.keys(values);
  const assignments = names.map((name, at) => `${name} = $${at + 3}`).join(", ");
  await tx.query(
    `update triage_groups set ${assignments}, version = version + 1, updated_at = clock_timestamp() where account_id = $1 and id = $2`,
    [accountId, id, ...names.map((name) => values[name])],
  );
}

/** The database's clock, finer than ours, so that what was noted before and after can be told apart. A later growth is counted from nought. */
async function end(
  tx: Queryable,
  accountId: number,
  id: string,
  values: { state: "resolved" | "ignored"; reason: string },
): Promise<void> {
  await set(tx, accountId, id, { ...AWAKE, ...values, noticed_count: 0 });
  await tx.query("update triage_groups set resolved_at = clock_timestamp() where account_id = $1 and id = $2", [
    accountId,
    id,
  ]);
}

const AWAKE = { snoozed_until: null, snooze_above: null } as const;

/** Back among what is open; with nothing open it would stand under no tab, so it waits for its next failure instead. */
async function open(
  tx: Queryable,
  accountId: number,
  group: GroupRow,
  values: Record<string, SqlValue>,
): Promise<void> {
  if (group.open_count === 0) return end(tx, accountId, group.id, { state: "resolved", reason: "settled" });
  await set(tx, accountId, group.id, values);
}

async function assign(tx: Queryable, ctx: ServiceContext, group: GroupRow, personId: string | null): Promise<void> {
  if (personId !== null) {
    const known = await tx.query("select 1 from grants where account_id = $1 and person_id = $2 and role <> 'viewer'", [
      ctx.accountId,
      personId,
    ]);
    if (known.length === 0) throw badRequest([{ field: "person_id", message: "may not work on this account" }]);
  }
  await set(tx, ctx.accountId, group.id, { assignee: personId });
}

async function snooze(
  tx: Queryable,
  ctx: ServiceContext,
  group: GroupRow,
  move: Extract<Move, { move: "snooze" }>,
): Promise<void> {
  const { until, until_grown: grown } = move;
  if (!until && !grown) throw badRequest([{ field: "until", message: "say until when, or until it grows" }]);
  const above = grown ? Math.max(Math.ceil(group.open_count * 1.5) - 1, group.open_count) : null;
  await set(tx, ctx.accountId, group.id, {
    state: "snoozed",
    reason: null,
    snoozed_until: until ?? null,
    snooze_above: above,
  });
}

async function merge(tx: Queryable, ctx: ServiceContext, group: GroupRow, into: string): Promise<void> {
  const target = await lockGroup(tx, ctx.accountId, into);
  if (target.id === group.id) throw badRequest([{ field: "into", message: "is this group itself" }]);
  const isAlike =
    target.marketplace === group.marketplace && target.action_type === group.action_type && target.kind === group.kind;
  if (!isAlike)
    throw badRequest([
      { field: "into", message: "is of another marketplace, action or kind: one correction could not serve both" },
    ]);
  // There nobody looks any more: what is open would be gone from the inbox.
  if (target.state === "resolved" || target.state === "ignored")
    throw badRequest([
      { field: "into", message: "is resolved or dismissed: reopen it first, or choose one that is open" },
    ]);
  const circle = await tx.query(
    "select 1 from triage_rules where account_id = $1 and from_group = $2 and undone_at is null and kind = 'merge'",
    [ctx.accountId, target.id],
  );
  if (circle.length > 0) throw badRequest([{ field: "into", message: "was itself merged into another group" }]);
  await tx.query(
    "insert into triage_rules (id, account_id, kind, from_group, into_group, person_id) values ($1, $2, 'merge', $3, $4, $5)",
    [uuidV7(), ctx.accountId, group.id, target.id, ctx.person.id],
  );
  await logGroup(tx, ctx.accountId, {
    group: target.id,
    what: "merged",
    personId: ctx.person.id,
    detail: { from: group.id, mask: group.mask, count: group.open_count },
  });
}

async function split(tx: Queryable, ctx: ServiceContext, group: GroupRow, out: string): Promise<void> {
  const undone = await tx.query<{ id: string }>(
    "update triage_rules set undone_at = clock_timestamp() where account_id = $1 and kind = 'merge' and from_group = $2 and into_group = $3 and undone_at is null returning id",
    [ctx.accountId, out, group.id],
  );
  if (undone.length === 0) throw badRequest([{ field: "group", message: "was not merged into this group" }]);
  await set(tx, ctx.accountId, out, { state: "new", reason: "split" });
}

/** Moves after which nobody looks at a cause any more. */
const PUT_AWAY: readonly Move["move"][] = ["snooze", "resolve", "dismiss"];

/** What failed since the person looked must not leave with what they saw. */
async function refuseUnseen(tx: Queryable, accountId: number, group: GroupRow, move: Move): Promise<void> {
  if (!("seen" in move) || move.seen === undefined) return;
  const [row] = await tx.query<{ more: number }>(
    `select count(*)::integer as more from triage_failures
     where account_id = $1 and group_id = $2 and closed_reason is null and noted_at > coalesce($3::timestamptz, '-infinity')`,
    [accountId, group.id, move.seen],
  );
  if (!row || row.more === 0) return;
  throw new AppError(
    "busy",
    "More failed for this cause since you looked. Look at it as it is now and decide again. Nothing was changed.",
    { details: [{ field: "seen", message: `${row.more} came in since` }] },
  );
}

async function apply(tx: Queryable, ctx: ServiceContext, group: GroupRow, move: Move): Promise<void> {
  const { accountId } = ctx;
  switch (move.move) {
    case "assign":
      return assign(tx, ctx, group, move.person_id);
    case "note":
      return set(tx, accountId, group.id, { note: move.note === "" ? null : move.note });
    case "snooze":
      return snooze(tx, ctx, group, move);
    case "resolve":
      return end(tx, accountId, group.id, { state: "resolved", reason: "by_person" });
    case "dismiss":
      return end(tx, accountId, group.id, { state: "ignored", reason: move.reason });
    case "reopen":
      return open(tx, accountId, group, { ...AWAKE, state: "new", reason: "reopened", resolved_at: null });
    case "take_back":
      return open(tx, accountId, group, await asItStood(tx, ctx, group.id));
    case "merge":
      return merge(tx, ctx, group, move.into);
    case "split":
      return split(tx, ctx, group, move.group);
  }
}

/** What a move says beside the cause; a note stands on the group itself. */
function detailOf(move: Move): Record<string, unknown> {
  const { move: _move, version: _version, seen: _seen, ...rest } = { seen: null, ...move };
  return "note" in rest ? {} : rest;
}

/** The audit log is kept for good, so nothing that somebody typed freely goes there. */
function auditOf(move: Move): Record<string, unknown> {
  const { reason: _reason, ...rest } = detailOf(move);
  return rest;
}

/**
 * Carries out what a person decided about a group, with its audit in one transaction. Merges and splits hold for later failures as well.
 * @throws AppError `not_found`, `busy` when somebody else moved the group meanwhile or more failed than `seen` says, `bad_request`
 */
export async function moveGroup(ctx: ServiceContext, id: string, move: Move): Promise<TriageGroup> {
  requireScope(ctx, "triage:write");
  await ctx.db.tx(async (tx) => {
    if (PUT_AWAY.includes(move.move)) await afterDerivation(tx, ctx.accountId);
    const group = await lockGroup(tx, ctx.accountId, id);
    if (group.version !== move.version) {
      throw new AppError(
        "busy",
        "Somebody else changed this group meanwhile. Look at it as it is now and decide again. Nothing was changed.",
      );
    }
    await refuseUnseen(tx, ctx.accountId, group, move);
    await apply(tx, ctx, group, move);
    // With it the move can be taken back.
    const stood = PUT_AWAY.includes(move.move) ? { stood: stoodOf(group) } : {};
    const detail = { ...detailOf(move), ...stood };
    await logGroup(tx, ctx.accountId, { group: id, what: move.move, personId: ctx.person.id, detail });
    await emitAudit(tx, {
      verb: `triage.${move.move}`,
      subject: `triage_group:${id}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: auditOf(move),
    });
  });
  if (move.move === "merge" || move.move === "split")
    await deriveTriage(ctx.db, ctx.accountId, triageTimings(ctx.timeScale));
  const [group] = await readGroups(ctx, move.move === "merge" ? move.into : id);
  if (!group) throw notFound();
  return group;
}
