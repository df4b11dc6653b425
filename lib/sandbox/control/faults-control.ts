import { FAULT_KINDS, type FaultRequest } from "../faults/fault";
import { ERROR_SHAPES } from "../http/answer";
import type { Control } from "./control";
import { needed, queryAccount, readNumber, readText, readWord } from "./read-control";

/** GET: the faults in force. POST: one more. DELETE: all, or those of `account`, or the one with `id`. */
export const faultsControl: Control = (call, fields, world) => {
  if (call.method === "POST") return world.faults.add(readFault(fields));
  if (call.method === "DELETE") {
    world.faults.remove({ id: readNumber(Object.fromEntries(call.query), "id"), account: queryAccount(call.query) });
  }
  return { faults: world.faults.list() };
};

function readFault(fields: Record<string, unknown>): FaultRequest {
  const number = (name: string) => readNumber(fields, name);
  const request: FaultRequest = {
    route: needed(readText(fields, "route"), "route"),
    kind: needed(readWord(fields, "kind", FAULT_KINDS), "kind"),
    account: number("account"),
    order: readText(fields, "order"),
    probability: number("probability"),
    times: number("times"),
    after: number("after"),
    status: number("status"),
    shape: readWord(fields, "shape", Object.keys(ERROR_SHAPES)),
    message: readText(fields, "message"),
    milliseconds: number("milliseconds"),
    bytes: number("bytes"),
  };
  const after = fields.retryAfter;
  if (after === null || typeof after === "string" || typeof after === "number") request.retryAfter = after;
  return request;
}
