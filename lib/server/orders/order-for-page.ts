import "server-only";
import { type ActionList, ActionListQuery } from "@/lib/contract/actions";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderAction, OrderDetail, OrderOnScreen } from "@/lib/contract/order-detail";
import { orderLinks } from "@/lib/domain/link-template";
import type { OrderLine, Package } from "@/lib/domain/order";
import { roleAllows } from "@/lib/domain/permissions";
import { actionOffers } from "@/lib/server/actions/action-offers";
import { listActions } from "@/lib/server/actions/list-actions";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { linkTemplates } from "@/lib/server/notes/link-templates";
import { noteOrderOfFailures } from "@/lib/server/triage/follow-orders";
import { settledActions, withSettled } from "@/lib/server/triage/settled";
import { getOrder, type OrderIdentity } from "./get-order";
import { referenceEdits } from "./reference-edits";

/** What the order's page shows: the order with all beside it, or which failure stands in its place. */
export type OrderForPage = OrderOnScreen | { failure: ErrorCode } | "not_found";

/** What was recorded here for this order, from our own database alone. */
function recordedFor({ marketplace, orderId }: OrderIdentity) {
  return ActionListQuery.parse({ source: "orderdeck", page_size: 50, marketplace, marketplace_order_id: orderId });
}

/** What did not go well of this order, from here or elsewhere, with what the order as it is now says of it. */
async function judgedByOrder(
  ctx: ServiceContext,
  order: OrderDetail,
  listed: ActionList,
): Promise<{ recorded: ActionList; actions: OrderAction[] }> {
  const { marketplace, marketplace_order_id } = order;
  const foreign = order.actions.map((action) => ({
    ...action,
    id: `lengow-${action.upstream_id}`,
    marketplace,
    marketplace_order_id,
  }));
  await noteOrderOfFailures(ctx, order, [...listed.results, ...foreign]);
  const [recorded, others] = await Promise.all([withSettled(ctx, listed.results), settledActions(ctx, foreign)]);
  const actions = order.actions.map((action) => {
    const settled = others.get(`lengow-${action.upstream_id}`);
    return settled ? { ...action, settled } : action;
  });
  return { recorded: { ...listed, results: recorded }, actions };
}

/** The lines with our own path to each picture: the browser asks nobody else for one. */
function withPictures({ accountId, pictures }: ServiceContext, packages: readonly Package[]): Package[] {
  const withPicture = (line: OrderLine): OrderLine => {
    const picture = pictures.pathOf(accountId, line.url_image);
    return picture === null ? line : { ...line, picture };
  };
  return packages.map((pack) => ({ ...pack, cart: pack.cart.map(withPicture) }));
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
  const [offers, listed, { templates }, edits] = await Promise.all([
    may.send ? actionOffers(ctx, order) : null,
    listActions(ctx, recordedFor(identity)),
    linkTemplates(ctx),
    referenceEdits(ctx, identity),
  ]);
  const { recorded, actions } = await judgedByOrder(ctx, order, listed);
  // Extra data may be hundreds of kilobytes and is on screen in the raw data alone, which asks for itself.
  const packages = withPictures(ctx, order.packages);
  const shown = { ...order, actions, packages, order_meta: {}, unknown_fields: {} };
  return { order: shown, offers, recorded, edits, links: orderLinks(templates, order), person_id: ctx.person.id, may };
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
