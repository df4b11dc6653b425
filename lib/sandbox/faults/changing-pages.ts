import type { Account } from "../account";
import { MINUTE } from "../clock";
import { Random } from "../random";
import { buildOrder } from "../seed/build-order";
import { planOrderId } from "../seed/order-plan";

/**
 * New orders that nobody saw before, in the marketplace that stands first in the default ordering: everything after them
 * moves down, so that the last rows of one page come again on the next (API.md §5.3).
 */
export function addFreshOrders(account: Account, count: number, now: number): string[] {
  const marketplace = [...account.marketplaces]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (a.code < b.code ? -1 : 1))[0]!;
  return Array.from({ length: count }, (_, step) => {
    const index = 800_000 + account.orders.size + step;
    const random = new Random(`fresh|${account.choice.seed}|${account.id}|${index}`);
    const date = now - MINUTE;
    const orderId = planOrderId(random, marketplace, date);
    const country = random.weighted(marketplace.buyers);
    const record = buildOrder(
      random,
      { index, marketplace, orderId, country, date, status: "waiting_shipment", types: [] },
      account.id,
      now,
    );
    account.orders.add(record);
    return orderId;
  });
}
