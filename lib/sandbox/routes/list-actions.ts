import { type ActionRecord, actionObject } from "../actions/action-record";
import { readBoolean, readInstant } from "../http/query-values";
import { pageOf } from "../orders/page";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** GET /v3.0/orders/actions/: newest first, no default window, unknown filters ignored (API.md §10). */
export const listActions: Route = {
  method: "GET",
  path: "/v3.0/orders/actions/",
  handle(call, { account, session }) {
    const refusal = refuseForeignAccount(call.query.get("account_id"), session);
    if (refusal) return refusal;
    const tests = filters(call.query);
    const found = account.actions.list(call.query.get("marketplace_order_id"));
    const matches = found.filter((action) => tests.every((test) => test(action)));
    return pageOf(call, matches, (action) => JSON.stringify(actionObject(action)));
  },
};

type Test = (action: ActionRecord) => boolean;

function filters(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  const text = (name: string, read: (action: ActionRecord) => unknown) => {
    const wanted = query.get(name);
    if (wanted) tests.push((action) => String(read(action) ?? "") === wanted);
  };
  text("id", ({ id }) => id);
  text("marketplace", ({ marketplace }) => marketplace);
  text("marketplace_order_id", ({ orderId }) => orderId);
  text("action_type", ({ type }) => type);
  for (const name of ["tracking_number", "carrier", "line"]) text(name, ({ args }) => args[name]);
  const processed = readBoolean(query.get("processed"));
  const queued = readBoolean(query.get("queued"));
  if (processed !== null) tests.push((action) => action.processed === processed);
  if (queued !== null) tests.push((action) => action.queued === queued);
  const errors = query.get("errors")?.toLowerCase();
  if (errors) tests.push((action) => (action.errors ?? "").toLowerCase().includes(errors));
  return [...tests, ...instants(query, "created"), ...instants(query, "updated")];
}

function instants(query: URLSearchParams, name: "created" | "updated"): Test[] {
  const from = readInstant(query.get(`${name}_from`));
  const to = readInstant(query.get(`${name}_to`));
  return [
    ...(from === null ? [] : [(action: ActionRecord) => action[name] >= from]),
    ...(to === null ? [] : [(action: ActionRecord) => action[name] <= to]),
  ];
}
