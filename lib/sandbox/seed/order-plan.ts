import { DAY, MINUTE } from "../clock";
import type { Marketplace } from "../marketplaces/metadata";
import type { Random } from "../random";
import { fillPattern } from "../random";

/** What an order will be, before its texts and amounts are made up. */
export interface OrderPlan {
  index: number;
  marketplace: Marketplace;
  orderId: string;
  country: string;
  date: number;
  status: string;
  types: { type: string; label: string }[];
}

type Weights = Partial<Record<string, number>>;

/** Share of each status by age in days; the newest orders wait, the oldest are settled. */
const BY_AGE: [upTo: number, weights: Weights][] = [
  [1, { new: 6, waiting_acceptance: 24, accepted: 4, waiting_shipment: 62, shipped: 10, canceled: 4, refused: 2 }],
  [
    3,
    {
      new: 1,
      waiting_acceptance: 3,
      accepted: 1,
      waiting_shipment: 33,
      shipped: 53,
      canceled: 6,
      refused: 2,
      to_pickup: 1,
    },
  ],
  [
    7,
    {
      waiting_shipment: 6,
      shipped: 70,
      closed: 10,
      canceled: 6,
      refused: 1,
      refunded: 3,
      refunding: 2,
      partial_refunded: 1,
      to_refund: 1,
    },
  ],
  [
    9999,
    { shipped: 48, closed: 35, canceled: 6, refused: 2, refunded: 5, refunding: 1, partial_refunded: 2, to_refund: 1 },
  ],
];
const PICKUP_BY_AGE: [upTo: number, weights: Weights][] = [
  [2, { pickup_to_prepare: 60, to_pickup: 40 }],
  [9999, { pickup_completed: 80, pickup_canceled: 20 }],
];

/** What a marketplace without a status says instead. */
const INSTEAD: Record<string, string> = {
  new: "waiting_shipment",
  waiting_acceptance: "waiting_shipment",
  accepted: "waiting_shipment",
  to_pickup: "waiting_shipment",
  closed: "shipped",
  partial_refunded: "shipped",
  to_refund: "shipped",
  refused: "canceled",
  canceled: "refused",
  refunding: "refunded",
  refunded: "shipped",
};

/** A status of the marketplace's own map for an order of this age. */
export function planStatus(random: Random, marketplace: Marketplace, age: number): string {
  const map = marketplace.meta.orders.status;
  // Where orders have to be accepted, many of the newest still are.
  if ("waiting_acceptance" in map && age < 2.5 * DAY && random.chance(0.3)) return "waiting_acceptance";
  const pickup = "to_pickup" in map && "pickup_completed" in map && random.chance(0.07);
  const table = pickup ? PICKUP_BY_AGE : BY_AGE;
  const weights = table.find(([upTo]) => age < upTo * DAY)![1];
  let status = random.weighted(weights);
  for (let tries = 0; !(status in map) && tries < 3; tries++) status = INSTEAD[status] ?? "waiting_shipment";
  return status in map ? status : "waiting_shipment";
}

const EXPRESS = { type: "is_express", label: "Express" };
const PRIME = { type: "is_prime", label: "Prime" };
const BUSINESS = { type: "is_business", label: "Business" };
const AFN = { type: "is_delivered_by_marketplace", label: "AFN" };
const SECOND_DAY = { type: "is_second_day", label: "Second_Day" };

const AMAZON_TYPES: Record<string, { type: string; label: string }[]> = {
  plain: [],
  primeAndExpress: [PRIME, EXPRESS],
  expressAlone: [EXPRESS],
  primeAlone: [PRIME],
  business: [BUSINESS],
  businessPrime: [BUSINESS, PRIME, EXPRESS],
  secondDay: [SECOND_DAY],
  businessSecondDay: [BUSINESS, SECOND_DAY],
};
const AMAZON_WEIGHTS = {
  plain: 40,
  primeAndExpress: 7,
  expressAlone: 4,
  primeAlone: 2,
  business: 38,
  businessPrime: 5,
  secondDay: 2,
  businessSecondDay: 2,
};

/** Order types: labels differ per marketplace, several at once are usual on Amazon (API.md §7, §22). */
export function planTypes(random: Random, marketplace: Marketplace): { type: string; label: string }[] {
  const amazon = marketplace.code.startsWith("amazon_");
  if (random.chance(marketplace.ownDelivery ?? 0)) {
    if (!amazon) return [{ ...AFN, label: marketplace.code === "bol" ? "Shipped by Marketplace" : "Fulfillment" }];
    return random.weighted({ plain: 80, business: 12, prime: 8 }) === "plain"
      ? [AFN]
      : [AFN, random.pick([BUSINESS, PRIME])];
  }
  if (amazon) return AMAZON_TYPES[random.weighted(AMAZON_WEIGHTS)]!;
  if (random.chance(0.05)) return [EXPRESS];
  if (random.chance(0.04)) return [{ ...BUSINESS, label: "B2B" }];
  return [];
}

/** Ids look like the marketplace's own; a few are awkward on purpose (API.md §5.3, §16). */
export function planOrderId(random: Random, marketplace: Marketplace, date: number): string {
  const day = new Date(date).toISOString().slice(2, 10).replaceAll("-", "");
  return fillPattern(marketplace.orderId, random).replace("{date}", day);
}

/** Orders a marketplace ships itself are never waiting (API.md §7). */
export function settledStatus(status: string, marketplace: Marketplace): string {
  const waiting = ["new", "waiting_acceptance", "accepted", "waiting_shipment", "to_pickup"].includes(status);
  return waiting && "shipped" in marketplace.meta.orders.status ? "shipped" : status;
}

/**
 * Instants of `count` orders over `days`, newest first, none in the last few minutes. Only their distance to `now` is drawn,
 * never an hour of the day: whenever the sandbox is started, it tells of the same orders at the same ages.
 */
export function planDates(random: Random, count: number, days: number, now: number): number[] {
  const step = (days * DAY) / count;
  return Array.from({ length: count }, (_, index) => {
    const instant = now - 10 * MINUTE - (index + random.next()) * step;
    return Math.floor(instant / 1000) * 1000;
  });
}
