import { DAY } from "../clock";
import type { Marketplace } from "../marketplaces/metadata";
import type { OrderRecord } from "../orders/order-shape";
import { Random } from "../random";
import { buildOrder } from "./build-order";
import { setDeadlines } from "./deadlines";
import type { OrderPlan } from "./order-plan";
import { planDates, planOrderId, planStatus, planTypes, settledStatus } from "./order-plan";

/** How an account is filled. The same values give the same orders at the same ages, at whatever hour. */
export interface SeedRequest {
  accountId: number;
  orders: number;
  seed: number;
  now: number;
  marketplaces: readonly Marketplace[];
}

/** Invented orders of an account, newest first, with ship-by dates that give an operator something to do. */
export function seedOrders({ accountId, orders, seed, now, marketplaces }: SeedRequest): OrderRecord[] {
  const random = new Random(`orders|${seed}|${accountId}`);
  const old = Math.floor(orders * 0.008);
  const span = orders >= 1000 ? 120 : Math.max(8, Math.min(120, orders / 4));
  const recent = planDates(random, orders - old, span, now);
  const ancient = Array.from({ length: old }, () => now - Math.floor((190 + random.next() * 140) * DAY));
  const weights = Object.fromEntries(marketplaces.map(({ code, weight }) => [code, weight]));
  const byCode = new Map(marketplaces.map((marketplace) => [marketplace.code, marketplace]));
  const taken = new Set<string>();
  // Every marketplace shows up early, however small the account.
  const round = marketplaces.filter(({ weight }) => weight > 0);
  const plans = [...recent, ...ancient].map((date, index) => {
    const marketplace = index < round.length ? round[index]! : byCode.get(random.weighted(weights))!;
    return planOrder(random, { index, date, marketplace, now, ids: `${seed}|${accountId}|${index}` }, taken);
  });
  if (orders >= 1000) showEveryStatus(plans);
  const records = plans.map((plan) =>
    buildOrder(new Random(`order|${seed}|${accountId}|${plan.index}`), plan, accountId, now),
  );
  setDeadlines(random, records, now, quotaFor(orders));
  if (orders >= 1000) plantOddities(records, now);
  return records;
}

interface Slot {
  index: number;
  date: number;
  marketplace: Marketplace;
  now: number;
  /** Seed of the ids tried for it: one that is taken already, which depends on the day, must cost the next order nothing. */
  ids: string;
}

function planOrder(random: Random, { index, date, marketplace, now, ids }: Slot, taken: Set<string>): OrderPlan {
  const types = planTypes(random, marketplace);
  const own = types.some(({ type }) => type === "is_delivered_by_marketplace");
  const planned = planStatus(random, marketplace, now - date);
  const status = own ? settledStatus(planned, marketplace) : planned;
  const drawn = new Random(`id|${ids}`);
  let orderId = planOrderId(drawn, marketplace, date);
  while (taken.has(`${marketplace.code} ${orderId}`)) orderId = planOrderId(drawn, marketplace, date);
  taken.add(`${marketplace.code} ${orderId}`);
  return { index, marketplace, orderId, country: random.weighted(marketplace.buyers), date, status, types };
}

const STATUSES = (
  "new,waiting_acceptance,refused,accepted,waiting_shipment,shipped,closed,canceled,refunding,refunded,partial_refunded," +
  "pickup_to_prepare,to_pickup,pickup_completed,pickup_canceled,to_refund"
).split(",");

/** The rare ones of the 16 statuses (API.md §8) get a few recent orders. */
function showEveryStatus(plans: OrderPlan[]): void {
  for (const status of STATUSES) {
    const lacking = 6 - plans.filter((plan) => plan.status === status).length;
    const free = plans.filter(
      (plan) => plan.status === "shipped" && plan.types.length === 0 && status in plan.marketplace.meta.orders.status,
    );
    for (const plan of free.slice(0, Math.max(0, lacking))) plan.status = status;
  }
}

function quotaFor(orders: number): { late: number; today: number } {
  if (orders >= 1000) return { late: 5, today: 20 };
  return { late: Math.min(3, Math.floor(orders / 30)), today: Math.min(8, Math.floor(orders / 15)) };
}

/** Rare things that exist all the same: no order date, one id on two marketplaces (API.md §5.3, §6.1). */
function plantOddities(records: OrderRecord[], now: number): void {
  const undated = records.filter(({ orderDate }) => orderDate !== null && now - orderDate < 2 * DAY).slice(30, 32);
  for (const record of undated) {
    record.orderDate = null;
    record.wire.marketplace_order_date = null;
  }
  const boulanger = records.find(({ wire }) => wire.marketplace === "boulanger");
  const darty = records.find(({ wire }) => wire.marketplace === "darty");
  if (boulanger && darty) darty.wire.marketplace_order_id = boulanger.wire.marketplace_order_id;
}
