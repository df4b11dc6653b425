import type { Control } from "./control";
import { queryAccount, readNumber } from "./read-control";

/** GET: what reached the sandbox (`account`, `route`, `last`). DELETE: forget it. */
export const callsControl: Control = (call, _fields, world) => {
  const account = queryAccount(call.query);
  if (call.method === "DELETE") world.calls.reset(account);
  const limit = readNumber(Object.fromEntries(call.query), "last") ?? 100;
  return world.calls.report({ account, route: call.query.get("route") ?? undefined, limit });
};
