import "server-only";
import type { OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { roleAllows } from "@/lib/domain/permissions";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { type PageAnswer, pageAnswer } from "./page-answer";
import { readOrderPage } from "./read-order-page";

const mayReveal = (ctx: ServiceContext): boolean => roleAllows(ctx.role, "orders:reveal");

/** A page of whole orders, written out as JSON. @throws LengowError */
export async function listOrders(ctx: ServiceContext, query: OrderListQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  return pageAnswer(await readOrderPage(ctx, query), mayReveal(ctx) ? "orders" : "masked-orders", query);
}

/** A page of the grid's rows, written out as JSON. @throws LengowError */
export async function listOrderRows(ctx: ServiceContext, { fresh, ...query }: OrderRowsQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  const page = await readOrderPage(ctx, query, { refresh: fresh === "1" });
  return pageAnswer(page, mayReveal(ctx) ? "rows" : "masked-rows", query);
}
