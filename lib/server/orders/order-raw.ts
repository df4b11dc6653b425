import "server-only";
import type { OrderRaw, RawOrder } from "@/lib/contract/order-detail";
import { maskOrder } from "@/lib/domain/masking";
import type { LengowOrderFields, Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { metaOf } from "@/lib/domain/order-meta";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { findMarketplace } from "@/lib/server/marketplaces/list-marketplaces";
import type { OrderIdentity } from "./get-order";

async function read(ctx: ServiceContext, { marketplace, orderId }: OrderIdentity): Promise<LengowOrderFields> {
  const entry = await findMarketplace(ctx, marketplace).catch(() => null);
  if (entry === undefined) throw notFound();
  const order = await ctx.lengow().orders.get(marketplace, orderId, { lane: "screen", requestId: ctx.requestId });
  if (!order) throw notFound();
  return order;
}

/** What Orderdeck adds to an order is on screen elsewhere. */
function withoutDerived(order: Order): LengowOrderFields {
  const { ship_by, ship_by_source, items_total, items_unshipped, delivered_by_marketplace, ...rest } = order;
  const { buyer_name, delivery_country, ...fields } = rest;
  return fields;
}

/** What Lengow gave, without the notes of our own reading: what it did not know or could not read stands under its name again. */
function asGiven({ conversion_missing, unknown_fields, unreadable, ...fields }: LengowOrderFields): RawOrder {
  return { ...fields, ...unknown_fields };
}

/** The order's data with everything personal masked, for everybody (PRODUCT D06). @throws AppError not_found @throws LengowError */
export async function orderRaw(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderRaw> {
  requireScope(ctx, "orders:read");
  const whole = deriveOrder(await read(ctx, identity));
  const order = asGiven(withoutDerived(maskOrder(whole)));
  return { masked: true, as_of: ctx.clock.now().toISOString(), order, meta_keys: Object.keys(metaOf(whole)) };
}

/**
 * The order's data as it is. Each time is one line of the audit log, and nothing is given before that line is written (PRODUCT U21).
 * @throws AppError not_allowed, not_found
 * @throws LengowError
 */
export async function revealOrder(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderRaw> {
  requireScope(ctx, "orders:reveal");
  const order = await read(ctx, identity);
  await ctx.db.tx((tx) =>
    emitAudit(tx, {
      verb: "order.revealed",
      subject: `order:${identity.marketplace}/${identity.orderId}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      requestId: ctx.requestId,
    }),
  );
  const keys = Object.keys(metaOf(deriveOrder(order)));
  return { masked: false, as_of: ctx.clock.now().toISOString(), order: asGiven(order), meta_keys: keys };
}
