import type { ActionRecord } from "../actions/action-record";
import { HOUR, MINUTE } from "../clock";
import type { Marketplace } from "../marketplaces/metadata";
import { closed } from "../marketplaces/metadata";
import type { OrderRecord } from "../orders/order-shape";
import { Random } from "../random";
import { buildOrder } from "./build-order";
import { planOrderId } from "./order-plan";

const SHOP = "cdiscount";
const OLD_CODE = "COLISSIMO";
const NEW_CODE = "LAPOSTE_COLISSIMO";

/** A morning gone wrong: a carrier was renamed and every shipment with the old code was refused. */
export interface Incident {
  orders: OrderRecord[];
  actions: ActionRecord[];
}

/** The catalogue with the carrier renamed, as Lengow shows it after the event. */
export function renameCarrier(marketplaces: readonly Marketplace[]): Marketplace[] {
  return marketplaces.map((marketplace) => {
    if (marketplace.code !== SHOP) return marketplace;
    const meta = structuredClone(marketplace.meta);
    const { [OLD_CODE]: old, ...rest } = meta.orders.carriers;
    meta.orders.carriers = { [NEW_CODE]: { ...old, label: "La Poste Colissimo" }, ...rest };
    const labels = Object.fromEntries(Object.entries(meta.orders.carriers).map(([code, { label }]) => [code, label]));
    meta.orders.actions.ship!.args_description!.carrier = closed(labels);
    return { ...marketplace, meta };
  });
}

/** `count` waiting orders of one marketplace, each with a shipment refused in the last three hours. */
export function seedIncident(
  { accountId, seed, now, count }: { accountId: number; seed: number; now: number; count: number },
  marketplaces: readonly Marketplace[],
  nextId: () => number,
): Incident {
  const marketplace = marketplaces.find(({ code }) => code === SHOP)!;
  const random = new Random(`incident|${seed}|${accountId}`);
  const orders = Array.from({ length: count }, (_, index) => {
    const date = now - 8 * HOUR - Math.floor(random.next() * 30 * HOUR);
    const orderId = `${planOrderId(random, marketplace, date)}${index}`;
    const plan = {
      index: 900_000 + index,
      marketplace,
      orderId,
      country: "FR",
      date,
      status: "waiting_shipment",
      types: [],
    };
    return buildOrder(random, plan, accountId, now);
  });
  return { orders, actions: orders.map((order) => refusal(random, order, nextId(), now)) };
}

function refusal(random: Random, { wire }: OrderRecord, id: number, now: number): ActionRecord {
  const created = now - 10 * MINUTE - Math.floor(random.next() * 170 * MINUTE);
  const tracking = `6A${random.digits(11)}`;
  return {
    id,
    accountId: wire.account_id,
    marketplace: SHOP,
    orderId: wire.marketplace_order_id,
    type: "ship",
    args: { carrier: OLD_CODE, tracking_number: tracking },
    queued: false,
    processed: false,
    errors: `Commande ${wire.marketplace_order_id} : le transporteur « ${OLD_CODE} » n'existe pas (colis ${tracking}).`,
    created,
    updated: created + 192_000,
    old: false,
    steps: [],
  };
}
