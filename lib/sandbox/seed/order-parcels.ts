import { DAY, HOUR, seconds } from "../clock";
import { parcelStyles } from "../marketplaces/carriers";
import type { WireDelivery, WireLine, WirePackage, WireTracking } from "../orders/order-shape";
import type { Random } from "../random";
import { fillPattern } from "../random";
import type { Buyer, NameStyle } from "./addresses";
import { addressOf } from "./addresses";
import type { OrderPlan } from "./order-plan";

const SENT = new Set(["shipped", "closed", "refunded", "partial_refunded", "refunding", "to_refund"]);

/** Whether parcels of this status have left. */
export function hasLeft(status: string): boolean {
  return SENT.has(status);
}

/** When the parcels of a sent order left: half a day to two days after the order, never in the future. */
export function shippedAt(plan: OrderPlan, now: number): number {
  return Math.min(now - 5 * 60_000, plan.date + 12 * HOUR + ((plan.index * 37) % 30) * HOUR);
}

/** One package, or several when lines go to several places or leave on several days. */
export function buildPackages(
  random: Random,
  plan: OrderPlan,
  lines: WireLine[],
  buyer: Buyer,
  names: NameStyle,
  now: number,
): WirePackage[] {
  const several = lines.length > 1 && random.chance(0.15);
  const groups = several ? [lines.slice(0, 1), lines.slice(1)] : [lines];
  return groups.map((cart, index) => {
    for (const line of cart) line.marketplace_package_id = several ? `${plan.orderId}-P${index + 1}` : null;
    const delivery: WireDelivery = { ...addressOf(random, buyer, "delivery", names), trackings: [] };
    delivery.trackings = buildTrackings(random, plan, cart, now);
    return { cart, delivery };
  });
}

function buildTrackings(random: Random, plan: OrderPlan, cart: WireLine[], now: number): WireTracking[] {
  const ids = cart.map((line) => line.marketplace_order_line_id);
  const own = plan.types.some(({ type }) => type === "is_delivered_by_marketplace");
  if (!hasLeft(plan.status)) {
    return random.chance(0.35) ? [emptyTracking(random.pick(["Standard", "Standard", "Express", "Relay"]), own)] : [];
  }
  const parcels = cart.length > 1 && random.chance(0.25) ? [ids.slice(0, 1), ids.slice(1)] : [ids];
  return parcels.map((members) => sentTracking(random, plan, members, own, now));
}

function sentTracking(random: Random, plan: OrderPlan, lines: string[], own: boolean, now: number): WireTracking {
  const style = random.pick(parcelStyles(plan.country));
  const number = fillPattern(style.pattern, random);
  const relay = style.carrier === "Mondial Relay" || random.chance(0.03);
  return {
    ...emptyTracking("Standard", own),
    number,
    carrier: style.carrier,
    url: random.chance(0.6) ? `${style.url}${number}` : null,
    parcel_weight: random.chance(0.2) ? (random.int(3, 120) / 10).toFixed(1) : null,
    shipped_at: seconds(shippedAt(plan, now)),
    relay: relay
      ? {
          id: random.chance(0.5) ? random.int(10_000, 99_999) : `0${random.digits(5)}`,
          name: "Tabac de la Gare",
          type: null,
        }
      : null,
    marketplace_order_line_ids: lines,
  };
}

function emptyTracking(method: string, own: boolean): WireTracking {
  return {
    number: null,
    method,
    carrier: null,
    url: null,
    is_delivered_by_marketplace: own,
    parcel_weight: null,
    shipped_at: null,
    relay: { id: null, name: null, type: null },
    marketplace_order_line_ids: [],
  };
}

/** Last instant of the working day `days` after `date`, UTC. */
export function endOfDay(date: number, days: number): number {
  return Math.floor(date / DAY) * DAY + (days + 1) * DAY - 1000;
}
