import "server-only";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { sameAddress } from "@/lib/domain/address";
import { maskOrder, personalTextMasker } from "@/lib/domain/masking";
import type { LengowOrderFields } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { buyerWords } from "@/lib/domain/order-words";
import { roleAllows } from "@/lib/domain/permissions";
import { hidingOfWords } from "@/lib/server/actions/hide-people";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { findMarketplace } from "@/lib/server/marketplaces/list-marketplaces";
import { noteGone, noteOrders, readingBegins } from "@/lib/server/order-index/note-orders";
import { orderActions } from "./order-actions";

/** What identifies an order: Lengow has no id of its own for it (API.md §5.3). */
export interface OrderIdentity {
  marketplace: string;
  orderId: string;
}

/** The order without its people, its actions included: a marketplace's answer may quote a name or an address. */
function masked(order: OrderDetail): OrderDetail {
  const mask = personalTextMasker(order);
  const hide = hidingOfWords(buyerWords(order));
  const actions = order.actions.map((action) => ({
    ...action,
    args: hide.args(Object.fromEntries(Object.entries(action.args).map(([name, value]) => [name, mask.value(value)]))),
    error_text: action.error_text === null ? null : hide.text(mask.sentence(action.error_text), action.args),
  }));
  return { ...maskOrder(order), actions, masked: true };
}

function billingIsDelivery({ billing_address, packages }: LengowOrderFields): boolean {
  return packages.length > 0 && packages.every(({ delivery }) => sameAddress(billing_address, delivery));
}

/**
 * One order, however old, read from Lengow at this moment, with its actions; masked for people without `orders:reveal` (PRODUCT U21).
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
  const readAt = await readingBegins(ctx);
  const [order, actions] = await Promise.all([
    ctx.lengow().orders.get(marketplace, orderId, call),
    orderActions(ctx, { marketplace, orderId }),
  ]);
  if (!order) {
    await noteGone(ctx, { marketplace, orderId }, readAt);
    throw notFound();
  }
  const derived = deriveOrder(order);
  await noteOrders(ctx, [derived], readAt);
  const detail: OrderDetail = {
    ...derived,
    marketplace_name: entry?.name ?? marketplace,
    marketplace_country: entry?.country ?? order.marketplace_country_iso2,
    as_of: ctx.clock.now().toISOString(),
    actions: actions.list,
    actions_unavailable: actions.unavailable,
    ...(actions.cut ? { actions_cut: true } : {}),
    masked: false,
    billing_is_delivery: billingIsDelivery(order),
  };
  return roleAllows(ctx.role, "orders:reveal") ? detail : masked(detail);
}
