import "server-only";
import type { ActionView, ResolveActionBody } from "@/lib/contract/actions";
import { requireScope, type ServiceContext } from "../context";
import { isUniqueViolation, type Queryable } from "../db/database";
import { AppError, badRequest } from "../errors";
import { isAbout } from "../outbox/match";
import { actAs } from "./acting-person";
import { type ViewRow, viewOf } from "./action-view";
import { findIntent } from "./find-intent";
import { nothingSent } from "./nothing-sent";

const NAME = `
update outbox set state = 'accepted', upstream_id = $3, reason = 'named_by_person', message = null, fence = fence + 1,
  accepted_at = clock_timestamp(), next_at = clock_timestamp()
where id = $1 and account_id = $2 and state = 'needs_person' returning id`;

const CLOSE = `
update outbox set state = 'closed', reason = 'closed', message = $3, fence = fence + 1
where id = $1 and account_id = $2 and state = 'needs_person' returning id`;

function notWaiting(row: ViewRow): AppError {
  return new AppError("busy", `This action does not wait for a person: it is ${row.state}.`, {
    details: [{ field: "state", message: row.state }],
  });
}

/** The number a person names must be an action of this very order and type. */
async function requireFits(ctx: ServiceContext, row: ViewRow, upstreamId: number): Promise<void> {
  const call = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal } as const;
  const page = await ctx.lengow().actions.list({ id: upstreamId }, call);
  const action = page.actions.find((candidate) => candidate.id === upstreamId);
  if (!action || !isAbout(action, row)) {
    throw badRequest([{ field: "upstream_id", message: "is not an action of this order and type at Lengow" }]);
  }
}

async function decide(tx: Queryable, ctx: ServiceContext, row: ViewRow, body: ResolveActionBody): Promise<unknown[]> {
  await actAs(tx, ctx);
  if (body.decision === "close") return tx.query(CLOSE, [row.id, ctx.accountId, body.note]);
  return tx.query(NAME, [row.id, ctx.accountId, body.upstream_id]);
}

/**
 * A person's answer where the machine has none (RELIABILITY.md §4.8): this action of Lengow's is it, or the matter is closed. Sending again is
 * `retryAction`.
 * @throws AppError `not_found`, `bad_request`, `busy` when it no longer waits or the number belongs to another intent
 */
export async function resolveAction(ctx: ServiceContext, id: string, body: ResolveActionBody): Promise<ActionView> {
  requireScope(ctx, "actions:send");
  return nothingSent(async () => {
    const row = await findIntent(ctx.db, ctx.accountId, id);
    if (row.state !== "needs_person") throw notWaiting(row);
    if (body.decision === "it_is_there") await requireFits(ctx, row, body.upstream_id);
    try {
      return await ctx.db.tx(async (tx) => {
        const moved = await decide(tx, ctx, row, body);
        const after = await findIntent(tx, ctx.accountId, id);
        if (moved.length === 0) throw notWaiting(after);
        return viewOf(after);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw badRequest([{ field: "upstream_id", message: "belongs to another action recorded here" }]);
    }
  });
}
