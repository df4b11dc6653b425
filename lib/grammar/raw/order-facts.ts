/** What a form needs to know of an order, read from Lengow's JSON or from our own order alike (API.md §6, §7). */

import { isPlainDecimal, scalarText } from "./decimal";
import { ownMember, textOrNull } from "./own-member";

export interface LineFacts {
  /** `marketplace_order_line_id`, the value of the argument `line`; null when Lengow gave none. */
  id: string | null;
  title: string | null;
  /** A whole number as text, or null when unreadable. */
  quantity: string | null;
  status: string | null;
}

export interface OrderFacts {
  status: string | null;
  lines: readonly LineFacts[];
  /** The marketplace ships this order itself (FBA and the like): order type, or the flag on a tracking (API.md §6.5, §7). */
  delivered_by_marketplace: boolean;
}

export const DELIVERED_BY_MARKETPLACE = "is_delivered_by_marketplace";

/** Never throws: a part that has another shape than Lengow's counts as absent. */
export function readOrderFacts(order: unknown): OrderFacts {
  const packages = listOf(ownMember(order, "packages"));
  return {
    status: textOrNull(ownMember(order, "lengow_status")),
    lines: packages.flatMap((parcel) => listOf(ownMember(parcel, "cart"))).map(readLine),
    delivered_by_marketplace:
      ownMember(order, "delivered_by_marketplace") === true ||
      listOf(ownMember(order, "order_types")).some((type) => ownMember(type, "type") === DELIVERED_BY_MARKETPLACE) ||
      packages.some(isShippedByMarketplace),
  };
}

/** The status that decides for a line: its own, or the order's when it has none (API.md §14.3). */
export function statusOf(line: LineFacts | null, order: OrderFacts): string | null {
  return line?.status ?? order.status;
}

function isShippedByMarketplace(parcel: unknown): boolean {
  const trackings = listOf(ownMember(ownMember(parcel, "delivery"), "trackings"));
  return trackings.some((tracking) => ownMember(tracking, DELIVERED_BY_MARKETPLACE) === true);
}

function readLine(line: unknown): LineFacts {
  const quantity = scalarText(ownMember(line, "quantity"));
  return {
    id: textOrNull(scalarText(ownMember(line, "marketplace_order_line_id"))),
    title: textOrNull(ownMember(line, "title")),
    quantity: quantity !== null && isPlainDecimal(quantity) ? quantity : null,
    status: textOrNull(ownMember(line, "lengow_status")),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
