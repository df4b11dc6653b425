import { addFreshOrders } from "../faults/changing-pages";
import { linesOf } from "../orders/order-shape";
import type { Control } from "./control";
import { ControlError, needed, readNumber, readText, readTexts } from "./read-control";

/**
 * POST `{ account, add: N }` brings new orders; with marketplace and id it changes one order's statuses, as a buyer's cancel would. `buyer` puts
 * other texts into its addresses; with `line` that line alone changes and the order's own status stays; `order_types` are its types and their labels from then on,
 * `order_meta` comes to its extra data. `parcels: "none"` takes back every parcel it had.
 */
export const ordersControl: Control = (call, fields, world) => {
  if (call.method !== "POST") throw new ControlError("POST only");
  const account = world.account(needed(readNumber(fields, "account"), "account"));
  const now = world.clock.now();
  const add = readNumber(fields, "add");
  if (add !== undefined) return { added: addFreshOrders(account, add, now) };
  const marketplace = needed(readText(fields, "marketplace"), "marketplace");
  const order = account.orders.get(
    marketplace,
    needed(readText(fields, "marketplace_order_id"), "marketplace_order_id"),
  );
  if (!order) throw new ControlError("No such order");
  if (fields.remove === true) {
    account.orders.remove(marketplace, order.wire.marketplace_order_id);
    return { removed: true };
  }
  const status = readText(fields, "lengow_status") ?? order.wire.lengow_status;
  const raw =
    readText(fields, "marketplace_status") ??
    account.marketplace(marketplace)?.meta.orders.status[status]?.[0] ??
    status;
  const line = readText(fields, "line");
  if (line === undefined) Object.assign(order.wire, { lengow_status: status, marketplace_status: raw });
  const buyer = readTexts(fields, "buyer");
  const packages = Array.isArray(order.wire.packages) ? order.wire.packages : [];
  for (const address of [order.wire.billing_address, ...packages.map((pack) => pack?.delivery)])
    if (address) Object.assign(address, buyer);
  if (readText(fields, "parcels") === "none")
    for (const pack of packages) if (pack?.delivery) pack.delivery.trackings = [];
  if (fields.order_types !== undefined) {
    order.wire.order_types = Object.entries(readTexts(fields, "order_types")).map(([type, label]) => ({ type, label }));
  }
  const { order_meta: meta } = fields;
  if (typeof meta === "object" && meta !== null) order.wire.order_meta = { ...order.wire.order_meta, ...meta };
  const lines = linesOf(order).filter(({ marketplace_order_line_id: id }) => line === undefined || id === line);
  for (const one of lines) Object.assign(one, { lengow_status: status, marketplace_status: raw });
  // A clock of the marketplace's that is wrong: the change carries a time of its own.
  account.orders.touch(order, now + (readNumber(fields, "updatedSecondsFromNow") ?? 0) * 1000);
  return { lengow_status: status, marketplace_status: raw };
};
