import { readInstant } from "../http/query-values";
import type { Control } from "./control";
import { ControlError, readNumber, readText } from "./read-control";

/** GET: the time. POST: `now`, `advanceSeconds`, `frozen`, `settle` (with `silent`, `account`). */
export const clockControl: Control = (call, fields, world) => {
  let settled = 0;
  if (call.method === "POST") {
    const now = readText(fields, "now");
    const instant = now === undefined ? null : readInstant(now);
    if (now !== undefined && instant === null) throw new ControlError("now must be an ISO 8601 date");
    if (instant !== null) world.clock.set(instant);
    world.clock.advance((readNumber(fields, "advanceSeconds") ?? 0) * 1000);
    if (fields.frozen === true) world.clock.freeze();
    if (fields.frozen === false) world.clock.run();
    const account = readNumber(fields, "account");
    for (const loaded of world.loadedAccounts) {
      loaded.runDue(world.clock.now());
      if (fields.settle === true && (account ?? loaded.id) === loaded.id) {
        settled += loaded.actions.settle(world.clock.now(), fields.silent === true) + loaded.vidr.settle();
      }
    }
  }
  return { now: new Date(world.clock.now()).toISOString(), frozen: world.clock.frozen, settled };
};
