import { DAY, HOUR, seconds } from "../clock";
import { isOwnDelivery, linesOf, type OrderRecord } from "../orders/order-shape";
import type { Random } from "../random";

/** How many waiting orders shall be late, and how many due today. */
export interface DeadlineQuota {
  late: number;
  today: number;
}

/** Ship-by dates of all waiting orders: the oldest are late, the next due today, the rest later; a few have none. */
export function setDeadlines(random: Random, records: readonly OrderRecord[], now: number, quota: DeadlineQuota): void {
  const waiting = records
    .filter((record) => record.wire.lengow_status === "waiting_shipment" && !isOwnDelivery(record))
    .sort((a, b) => (a.orderDate ?? 0) - (b.orderDate ?? 0));
  const today = endOfToday(now);
  waiting.forEach((record, index) => {
    if (index < quota.late) setDeadline(record, now - (2 + index * 9) * HOUR);
    else if (index < quota.late + quota.today) setDeadline(record, today);
    else setDeadline(record, random.chance(0.1) ? null : today + random.pick([1, 1, 2, 2, 3, 5]) * DAY);
  });
}

/** 23:59:59 in Paris in winter, which is the same calendar day in UTC; the last hour of the UTC day is its own. */
function endOfToday(now: number): number {
  const midnight = Math.floor(now / DAY) * DAY;
  const paris = midnight + 23 * HOUR - 1000;
  return paris > now ? paris : midnight + DAY - 1000;
}

function setDeadline(record: OrderRecord, instant: number | null): void {
  for (const line of linesOf(record)) line.max_shipping_date = instant === null ? null : seconds(instant);
  const meta = record.wire.order_meta;
  if (meta && "shipping_deadline" in meta && instant !== null) meta.shipping_deadline = seconds(instant);
}
