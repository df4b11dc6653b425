import type { Control } from "./control";
import { ControlError, needed, readNumber } from "./read-control";

/** POST `{ account, count? }`: a carrier is renamed in a living shop, and `count` shipments with the old code were just refused. Once per account. */
export const incidentControl: Control = (call, fields, world) => {
  if (call.method !== "POST") throw new ControlError("POST only");
  const account = world.account(needed(readNumber(fields, "account"), "account"));
  const count = readNumber(fields, "count") ?? 200;
  if (!Number.isInteger(count) || count < 1 || count > 2000)
    throw new ControlError("count must be a whole number from 1 to 2000");
  account.plantIncident(count, world.clock.now());
  return { account: account.id, planted: count };
};
