import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import { requireScope, type ServiceContext } from "../context";
import { AppError } from "../errors";
import { actAs } from "./acting-person";
import { viewOf } from "./action-view";
import { findIntent } from "./find-intent";

const WITHDRAW = `
update outbox set state = 'withdrawn', reason = 'withdrawn', message = null, fence = fence + 1
where id = $1 and account_id = $2 and state = 'ready'
returning id`;

/**
 * Takes an action back while nothing of it has left. Taking back twice is the same as once.
 * @throws AppError `not_found`, or `busy` when it has been taken up already
 */
export async function cancelAction(ctx: ServiceContext, id: string): Promise<ActionView> {
  requireScope(ctx, "actions:cancel");
  return ctx.db.tx(async (tx) => {
    const before = await findIntent(tx, ctx.accountId, id);
    await actAs(tx, ctx);
    const rows = await tx.query(WITHDRAW, [before.id, ctx.accountId]);
    const row = await findIntent(tx, ctx.accountId, id);
    if (rows.length === 1 || row.state === "withdrawn") return viewOf(row);
    const left =
      row.state === "claimed"
        ? "no"
        : row.attempt === 0
          ? "no"
          : row.state === "sending" || row.state === "unconfirmed"
            ? "unknown"
            : "yes";
    throw new AppError("busy", `This action can no longer be taken back: it is ${row.state}.`, {
      sent: left,
      details: [{ field: "state", message: row.state }],
    });
  });
}
