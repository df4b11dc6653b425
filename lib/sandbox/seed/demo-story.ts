import { DAY } from "../clock";
import { type OrderRecord, typesOf } from "../orders/order-shape";
import type { Stage, StoreHabits } from "./seed-vidr";

const BUSINESS = { type: "is_business", label: "Business" };
/** This store sells mostly to businesses: where they are few, a single late invoice already breaks Amazon's limit of 5 %. */
const BUSINESS_STORE = "amazon_fr";
const BUSINESS_DAYS = 20;
/** Invoices of business orders that slipped, by store: near Amazon's limit in the first, over it in the second. */
const SLIPPED = { amazon_fr: "rejected", amazon_de: "pending" } as const satisfies Record<string, Stage>;
/** Days since the order at which one slipped: it stays within Amazon's window, 7 to 14 days, while a demo runs. */
const SLIPPED_DAYS = [9, 12] as const;
/** Days around that window in which nothing else slipped. */
const CLEAN_DAYS = [5, 16] as const;
/** What was invoiced so lately still stands in the report, as finished. */
const DONE_DAYS = 6;

const daysSince = ({ orderDate, imported }: OrderRecord, now: number) => (now - (orderDate ?? imported)) / DAY;
const within = (days: number, [from, to]: readonly [number, number]) => days >= from && days < to;

/** Makes the orders of the last weeks in one store business orders, those of Prime aside. */
export function sellToBusinesses(orders: Iterable<OrderRecord>, now: number): void {
  for (const order of orders) {
    if (order.wire.marketplace !== BUSINESS_STORE || daysSince(order, now) > BUSINESS_DAYS) continue;
    const types = typesOf(order);
    if (types.includes("is_prime") || types.includes("is_business")) continue;
    order.wire.order_types = [...order.wire.order_types, BUSINESS];
  }
}

/** How invoices went in the demo's first account: one store under Amazon's limit, one over it, and the latest done ones still to be seen. */
export function demoHabits(now: number): StoreHabits {
  const open = new Map<string, Stage>(Object.entries(SLIPPED));
  const stageOf = (order: OrderRecord, shipped: number, drawn: Stage): Stage => {
    const days = daysSince(order, now);
    const slipped = open.get(order.wire.marketplace);
    if (typesOf(order).includes("is_business") && within(days, CLEAN_DAYS)) {
      // One that was given back owes a credit note, and counts for nothing in Amazon's limit.
      if (slipped && within(days, SLIPPED_DAYS) && order.wire.lengow_status === "shipped") {
        open.delete(order.wire.marketplace);
        return slipped;
      }
      if (["pending", "rejected", "review"].includes(drawn)) return "settled";
    }
    return drawn === "settled" && now - shipped < DONE_DAYS * DAY ? "uploaded" : drawn;
  };
  return { selfInvoiced: ["amazon_es"], stageOf };
}
