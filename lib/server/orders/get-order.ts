import "server-only";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";

import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { findMarketplace } from "@/lib/server/marketplaces/list-marketplaces";
import { orderActions } from "./order-actions";

/** What identifies an order: Lengow has no id of its own for it (API.md §5.3). */
export interface OrderIdentity {
  marketplace: string;
  orderId: string;
}

/**
 * One order, however old, read from Lengow at this moment, with its actions.
 * A marketplace that is not the account's is answered before anything is asked of Lengow.
 * @throws AppError not_found
 * @throws LengowError
 */
export async function getOrder(ctx: ServiceContext, { marketplace, orderId }: OrderIdentity): Promise<OrderDetail> {
  requireScope(ctx, "orders:read");
  const call = { lane: "screen", requestId: ctx.requestId } as const;
  // Null: the list could not be had, and the order is asked for all the same.
  const entry = await findMarketplace(ctx, marketplace).catch(() => null);
  if (entry === undefined) throw notFound();
  const [order, actions] = await Promise.all([
    ctx.lengow().orders.get(marketplace, orderId, call),
    orderActions(ctx, { marketplace, orderId }),
  ]);
  if (!order) throw notFound();
  return {
    ...deriveOrder(order),
    marketplace_name: entry?.name ?? marketplace,
    marketplace_country: entry?.country ?? order.marketplace_country_iso2,
    as_of: ctx.clock.now().toISOString(),
    actions: actions.list,
    actions_unavailable: actions.unavailable,
  };
}
