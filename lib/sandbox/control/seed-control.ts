import type { Control } from "./control";
import { ControlError, needed, readNumber } from "./read-control";

/** POST: throws an account away and fills it again; the same values at the same instant give the same account. */
export const seedControl: Control = (call, fields, world) => {
  if (call.method !== "POST") throw new ControlError("POST only");
  const id = needed(readNumber(fields, "account"), "account");
  if (!Number.isInteger(id) || id < 1 || id > 999)
    throw new ControlError("account must be a whole number from 1 to 999");
  const orders = readNumber(fields, "orders");
  if (orders !== undefined && (!Number.isInteger(orders) || orders < 0 || orders > 100_000)) {
    throw new ControlError("orders must be a whole number from 0 to 100000");
  }
  const account = world.reseed(id, {
    ...(orders === undefined ? {} : { orders }),
    ...defined("seed", readNumber(fields, "seed")),
    ...defined("incident", readNumber(fields, "incident")),
    ...defined("hostile", fields.hostile === undefined ? undefined : fields.hostile === true),
    ...defined("crowded", fields.crowded === undefined ? undefined : fields.crowded === true),
    ...defined("vcs", fields.vcs === undefined ? undefined : fields.vcs === true),
  });
  return {
    account: id,
    orders: account.orders.size,
    actions: account.actions.list().length,
    vidr: account.vidr.list().length,
  };
};

function defined<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, V>>);
}
