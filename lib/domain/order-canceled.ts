import { isSomeAmount, sumDecimals } from "./decimal";
import type { Decimal, LengowOrderFields, OrderLine } from "./order";
import { addsUp, type Figures } from "./order-discount";

const NEVER_SENT = ["canceled", "refused", "pickup_canceled"];

/** Lines of an order that nobody will get, while others go on; none where the order as a whole is canceled. */
export function canceledLines(order: Pick<LengowOrderFields, "lengow_status" | "packages">): OrderLine[] {
  if (NEVER_SENT.includes(order.lengow_status)) return [];
  return order.packages
    .flatMap((pack) => pack.cart)
    .filter((line) => line.lengow_status !== null && NEVER_SENT.includes(line.lengow_status));
}

/**
 * Whether an order's total holds what was canceled of it. Lengow does not say (API.md §6.1): the order's own sum decides, and where it decides
 * nothing the lines count as they stand. Null where nothing was canceled.
 */
export function readCanceled(figures: Figures, canceled: Decimal | null): "in_total" | "taken_off" | null {
  if (!isSomeAmount(canceled)) return null;
  const rest = sumDecimals([figures.items, `-${canceled}`]);
  return !addsUp(figures) && addsUp({ ...figures, items: rest }) ? "taken_off" : "in_total";
}
