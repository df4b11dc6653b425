import "server-only";
import { ActionListQuery } from "@/lib/contract/actions";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderCopy } from "@/lib/contract/order-copy";
import { orderLinks } from "@/lib/domain/link-template";
import { maskRow } from "@/lib/domain/masking";
import { roleAllows } from "@/lib/domain/permissions";
import { listActions } from "@/lib/server/actions/list-actions";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { isAppError, notFound } from "@/lib/server/errors";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { linkTemplates } from "@/lib/server/notes/link-templates";
import { readAccountState } from "@/lib/server/order-index/account-state";
import { troubleOf } from "@/lib/server/order-index/index-state";
import { readIndexRowsByKey } from "@/lib/server/order-index/read-rows";
import type { OrderIdentity } from "./get-order";
import { readLastActions } from "./last-actions";
import type { OrderForPage } from "./order-for-page";
import { referenceEdits } from "./reference-edits";

/** An order that did not change is not written again: what Lengow had when our copy was last brought up to date is in its row. */
const AS_OF = `
select greatest(o.read_at, a.as_of) as at from order_index o left join order_index_accounts a using (account_id)
where o.account_id = $1 and o.marketplace = $2 and o.order_id = $3`;

/**
 * What is known here of an order: our copy's row, what was done from here, the ways out. Nothing of it is asked of Lengow, so it comes while
 * Lengow fails.
 * @throws AppError not_found when our copy does not hold it
 */
export async function orderCopy(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderCopy> {
  requireScope(ctx, "orders:read");
  const { marketplace, orderId } = identity;
  const [read] = await ctx.db.query<{ at: Date }>(AS_OF, [ctx.accountId, marketplace, orderId]);
  if (!read) throw notFound();
  const names = await marketplaceNames(ctx);
  const asked = { source: "orderdeck", page_size: 50, marketplace, marketplace_order_id: orderId };
  const [rows, last, recorded, { templates }, edits, account] = await Promise.all([
    readIndexRowsByKey(ctx, ctx.accountId, [[marketplace, orderId]], names),
    readLastActions(ctx, [{ marketplace, marketplace_order_id: orderId }]),
    listActions(ctx, ActionListQuery.parse(asked)),
    linkTemplates(ctx),
    referenceEdits(ctx, identity),
    readAccountState(ctx.db, ctx.accountId),
  ]);
  const [found] = rows;
  if (!found) throw notFound();
  const row = { ...found, last_action: last[0] ?? null };
  const reveal = roleAllows(ctx.role, "orders:reveal");
  return {
    row: reveal ? row : maskRow(row),
    as_of: read.at.toISOString(),
    masked: !reveal,
    trouble: (account && troubleOf(account)) ?? null,
    recorded,
    edits,
    links: orderLinks(templates, row),
    may: {
      send: roleAllows(ctx.role, "actions:send"),
      write: roleAllows(ctx.role, "orders:write"),
      reveal,
      note: roleAllows(ctx.role, "notes:write"),
    },
  };
}

/** Failures of Lengow's; our own and "no such order" are none that a copy may stand in for. */
const isLengows = (code: ErrorCode): boolean => code.startsWith("lengow_");

/** What stands in for an order that Lengow does not give, or has not given yet (`read` null); null where nothing may or can. */
export async function copyInstead(
  ctx: ServiceContext,
  identity: OrderIdentity,
  read: OrderForPage | null,
): Promise<OrderCopy | null> {
  const wanted = read === null || (read !== "not_found" && "failure" in read && isLengows(read.failure));
  if (!wanted) return null;
  try {
    return await orderCopy(ctx, identity);
  } catch (error) {
    // The page then tells of Lengow's failure alone; that our copy lacks the order is no mistake, anything else is one.
    if (!isAppError(error) || error.code !== "not_found")
      ctx.logger.error({ err: error }, "our copy of an order could not stand in");
    return null;
  }
}
