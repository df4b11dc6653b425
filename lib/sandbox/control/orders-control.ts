import { addFreshOrders } from "../faults/changing-pages";
import { linesOf } from "../orders/order-shape";
import type { Control } from "./control";
import { ControlError, needed, readNumber, readText, readTexts } from "./read-control";

/**
 * POST `{ account, add: N }` brings new orders; with marketplace and id it changes one order's statuses, as a buyer's cancel would. `buyer` puts
 * other texts into its addresses.
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
  Object.assign(order.wire, { lengow_status: status, marketplace_status: raw });
  const buyer = readTexts(fields, "buyer");
  const packages = Array.isArray(order.wire.packages) ? order.wire.packages : [];
  for (const address of [order.wire.billing_address, ...packages.map((pack) => pack?.delivery)])
    if (address) Object.assign(address, buyer);
  for (const line of linesOf(order)) Object.assign(line, { lengow_status: status, marketplace_status: raw });
  // A clock of the marketplace's that is wrong: the change carries a time of its own.
  account.orders.touch(order, now + (readNumber(fields, "updatedSecondsFromNow") ?? 0) * 1000);
  return { lengow_status: status, marketplace_status: raw };
};
