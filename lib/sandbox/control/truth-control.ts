import type { Control } from "./control";
import { needed, queryAccount } from "./read-control";

/** GET: what an account accepted: actions, merchant order ids, documents. */
export const truthControl: Control = (call, _fields, world) => {
  const account = world.account(needed(queryAccount(call.query), "account"));
  account.runDue(world.clock.now());
  return account.truth;
};
