import "server-only";
import type { OrderAction } from "@/lib/contract/order-detail";
import { actionState } from "@/lib/domain/lengow-action";
import { isLengowError, type LengowAction } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { OrderIdentity } from "./get-order";

/** More than anybody reads on one order, and Lengow's first page; it gives the newest first (API.md §10). */
const MOST = 100;

function toOrderAction(action: LengowAction): OrderAction {
  return {
    upstream_id: action.id,
    type: action.actionType,
    state: actionState(action),
    line: action.line,
    args: action.args,
    error_text: action.errors,
    created_at: action.createdAt,
    updated_at: action.updatedAt,
  };
}

/**
 * The actions Lengow holds for an order, newest first. An order whose actions cannot be read is still shown, and says so.
 * Rows of another order are dropped: Lengow ignores filters it does not know.
 */
export async function orderActions(
  ctx: ServiceContext,
  { marketplace, orderId }: OrderIdentity,
): Promise<{ list: OrderAction[]; cut: boolean; unavailable: boolean }> {
  try {
    const page = await ctx
      .lengow()
      .actions.list({ marketplace, marketplaceOrderId: orderId }, { lane: "screen", requestId: ctx.requestId });
    const own = page.actions.filter((row) => row.marketplace === marketplace && row.marketplaceOrderId === orderId);
    // A further page of a list that is not the order's alone tells nothing of the order.
    const goesOn = page.hasNext && own.length === page.actions.length;
    return { list: own.slice(0, MOST).map(toOrderAction), cut: goesOn || own.length > MOST, unavailable: false };
  } catch (error) {
    if (!isLengowError(error)) throw error;
    return { list: [], cut: false, unavailable: true };
  }
}
