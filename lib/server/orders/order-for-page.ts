import "server-only";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { getOrder, type OrderIdentity } from "./get-order";

/** What the order's page shows: the order, or which failure stands in its place. */
export type OrderForPage = { order: OrderDetail } | { failure: ErrorCode } | "not_found";

/** Reads the order for its page; Lengow's failures become words on the page, our own mistakes stay mistakes. */
export async function orderForPage(ctx: ServiceContext, identity: OrderIdentity): Promise<OrderForPage> {
  try {
    return { order: await getOrder(ctx, identity) };
  } catch (error) {
    const { code } = toAppError(error, "GET");
    if (code === "internal") throw error;
    return code === "not_found" ? "not_found" : { failure: code };
  }
}
