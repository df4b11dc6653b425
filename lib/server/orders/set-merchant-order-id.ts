import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { isLengowError } from "@/lib/lengow";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { toAppError } from "@/lib/server/http/error-response";
import { findMarketplace } from "@/lib/server/marketplaces/list-marketplaces";
import { noteOrders, readingBegins } from "@/lib/server/order-index/note-orders";
import type { OrderIdentity } from "./get-order";
import { forgetOrderPages } from "./read-order-page";

/** Until Lengow is asked to change something, whatever fails is the failure of a read: nothing was sent (DESIGN §5). */
async function beforeSending<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toAppError(error, "GET");
  }
}

/**
 * Replaces the merchant's own ids of an order; an empty list clears them (API.md §9). Nothing of it reaches a marketplace.
 * What was asked is in the audit log before it is sent, what came of it after: `set`, or `failed` with what is known of the outcome.
 * @throws AppError not_found
 * @throws LengowError
 */
export async function setMerchantOrderId(
  ctx: ServiceContext,
  { marketplace, orderId }: OrderIdentity,
  ids: string[],
): Promise<Order> {
  requireScope(ctx, "orders:write");
  if (!(await beforeSending(findMarketplace(ctx, marketplace)))) throw notFound();
  const audit = (verb: AuditVerb, outcome: Record<string, unknown> = {}) =>
    ctx.db.tx((tx) =>
      emitAudit(tx, {
        verb,
        subject: `order:${marketplace}/${orderId}`,
        details: { merchant_order_id: ids, ...outcome },
        accountId: ctx.accountId,
        personId: ctx.person.id,
        requestId: ctx.requestId,
      }),
    );
  await beforeSending(audit("merchant_order_id.requested"));
  const readAt = await readingBegins(ctx);
  try {
    const order = await ctx
      .lengow()
      .orders.setMerchantOrderId(
        { marketplace, marketplaceOrderId: orderId, merchantOrderIds: ids },
        { lane: "action", requestId: ctx.requestId },
      );
    await audit("merchant_order_id.set");
    const derived = deriveOrder(order);
    await noteOrders(ctx, [derived], readAt);
    return derived;
  } catch (error) {
    if (isLengowError(error)) await audit("merchant_order_id.failed", { kind: error.kind, outcome: error.outcome });
    throw error;
  } finally {
    // A lost answer may have been done all the same.
    forgetOrderPages(ctx);
  }
}
