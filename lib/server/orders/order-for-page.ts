import "server-only";
import { ActionListQuery } from "@/lib/contract/actions";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import { orderLinks } from "@/lib/domain/link-template";
import { roleAllows } from "@/lib/domain/permissions";
import { actionOffers } from "@/lib/server/actions/action-offers";
import { listActions } from "@/lib/server/actions/list-actions";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { linkTemplates } from "@/lib/server/notes/link-templates";
import { getOrder, type OrderIdentity } from "./get-order";

/** What the order's page shows: the order with all beside it, or which failure stands in its place. */
export type OrderForPage = OrderOnScreen | { failure: ErrorCode } | "not_found";

/** What was recorded here for this order, from our own database alone. */
function recordedFor({ marketplace, orderId }: OrderIdentity) {
  return ActionListQuery.parse({ source: "orderdeck", page_size: 50, marketplace, marketplace_order_id: orderId });
}

/** The order with what can be done, what was done from here, and the ways out; for its page and for the panel beside the list. @throws AppError @throws LengowError */
export async function orderOnScreen(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderOnScreen> {
  const order = await getOrder(ctx, identity);
  const may = {
    send: roleAllows(ctx.role, "actions:send"),
    write: roleAllows(ctx.role, "orders:write"),
    reveal: roleAllows(ctx.role, "orders:reveal"),
    note: roleAllows(ctx.role, "notes:write"),
  };
  const [offers, recorded, { templates }] = await Promise.all([
    may.send ? actionOffers(ctx, order) : null,
    listActions(ctx, recordedFor(identity)),
    linkTemplates(ctx),
  ]);
  return { order, offers, recorded, links: orderLinks(templates, order), person_id: ctx.person.id, may };
}

/** Reads the order for its page; Lengow's failures become words on the page, our own mistakes stay mistakes. */
export async function orderForPage(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderForPage> {
  try {
    return await orderOnScreen(ctx, identity);
  } catch (error) {
    const { code } = toAppError(error, "GET");
    if (code === "internal") throw error;
    return code === "not_found" ? "not_found" : { failure: code };
  }
}
