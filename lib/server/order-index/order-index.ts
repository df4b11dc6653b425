import "server-only";
import type { OrderIndexState } from "@/lib/contract/orders";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { indexNow } from "./index-state";

/** How far the account's copy of its orders is. */
export async function getOrderIndex(ctx: ServiceContext): Promise<OrderIndexState> {
  requireScope(ctx, "orders:read");
  return (await indexNow(ctx)).said;
}

/**
 * Throws the copy away and lets it be read anew. Nothing is lost by it: Lengow has every order, and answers itself meanwhile.
 * A reader that is at work on the old copy drops what it holds.
 */
export async function rebuildOrderIndex(ctx: ServiceContext): Promise<OrderIndexState> {
  requireScope(ctx, "settings:manage");
  const { accountId } = ctx;
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `update order_index_accounts set walk = walk + 1, version = version + 1, walk_kind = null, walk_to = null, walk_page = 1, walk_seen = 0,
         walk_of = null, complete_from = null, follow_from = null, as_of = null, follow_at = '-infinity', rest_until = '-infinity', failures = 0,
         failed_since = null, failure = null
       where account_id = $1`,
      [accountId],
    );
    await tx.query("delete from order_index where account_id = $1", [accountId]);
    await tx.query("delete from order_meta_keys where account_id = $1", [accountId]);
    await emitAudit(tx, {
      verb: "order_index.rebuild",
      subject: `account:${accountId}`,
      details: {},
      accountId,
      personId: ctx.person.id,
      requestId: ctx.requestId,
    });
  });
  return (await indexNow(ctx)).said;
}
