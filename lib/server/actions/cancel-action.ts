import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import { requireScope, type ServiceContext } from "../context";
import { AppError, type Sent } from "../errors";
import { actAs } from "./acting-person";
import { type ViewRow, viewOf } from "./action-view";
import { findIntent } from "./find-intent";
import { nothingSent } from "./nothing-sent";

const WITHDRAW = `
update outbox set state = 'withdrawn', reason = 'withdrawn', message = null, fence = fence + 1
where id = $1 and account_id = $2 and state = 'ready'
returning id`;

/** Whether anything has left for Lengow, as far as that is known. */
function leftYet({ state, attempt }: ViewRow): Sent {
  if (attempt === 0 || state === "withdrawn" || state === "ready" || state === "claimed" || state === "rejected")
    return "no";
  return state === "sending" || state === "unconfirmed" || state === "needs_person" || state === "closed"
    ? "unknown"
    : "yes";
}

/**
 * Takes an action back while nothing of it has left.
 * @throws AppError `not_found`, or `busy` when it is not waiting any more
 */
export async function cancelAction(ctx: ServiceContext, id: string): Promise<ActionView> {
  requireScope(ctx, "actions:cancel");
  return nothingSent(async () => {
    return ctx.db.tx(async (tx) => {
      const before = await findIntent(tx, ctx.accountId, id);
      await actAs(tx, ctx);
      const rows = await tx.query(WITHDRAW, [before.id, ctx.accountId]);
      const row = await findIntent(tx, ctx.accountId, id);
      if (rows.length === 1) return viewOf(row);
      throw new AppError("busy", `This action can no longer be taken back: it is ${row.state}.`, {
        sent: leftYet(row),
        details: [{ field: "state", message: row.state }],
      });
    });
  });
}
