import "server-only";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import type { OrderIdentity } from "./get-order";
import { forgetOrderPages } from "./read-order-page";

/**
 * Replaces the merchant's own ids of an order; an empty list clears them (API.md §9). Nothing of it reaches a marketplace.
 * What was asked is in the audit log before it is sent, what came of it after.
 * @throws AppError not_found
 * @throws LengowError
 */
export async function setMerchantOrderId(
  ctx: ServiceContext,
  { marketplace, orderId }: OrderIdentity,
  ids: string[],
): Promise<Order> {
  requireScope(ctx, "orders:write");
  const known = await accountMarketplaces(ctx);
  if (!known.some((entry) => entry.code === marketplace)) throw notFound();
  const audit = (verb: string) =>
    ctx.db.tx((tx) =>
      emitAudit(tx, {
        verb,
        subject: `order:${marketplace}/${orderId}`,
        details: { merchant_order_id: ids },
        accountId: ctx.accountId,
        personId: ctx.person.id,
        requestId: ctx.requestId,
      }),
    );
  await audit("merchant_order_id.requested");
  const order = await ctx
    .lengow()
    .orders.setMerchantOrderId(
      { marketplace, marketplaceOrderId: orderId, merchantOrderIds: ids },
      { lane: "action", requestId: ctx.requestId },
    );
  await audit("merchant_order_id.set");
  forgetOrderPages(ctx);
  return deriveOrder(order);
}
