import { type ActionRecord, actionObject } from "../actions/action-record";
import { type AcceptedPost, checkPost } from "../actions/check-post";
import { chooseOutcome, type Outcome, stepsOf } from "../actions/outcome";
import { e1, json } from "../http/answer";
import { readFields } from "../http/call";
import { refuseForeignAccount } from "./own-account";
import type { Route, RouteContext } from "./route";

/** POST /v3.0/orders/actions/ (API.md §12): JSON or form, 201, never refuses a duplicate. */
export const createAction: Route = {
  method: "POST",
  path: "/v3.0/orders/actions/",
  handle(call, context) {
    const fields = readFields(call);
    if (!fields) return e1(400, "JSON parse error");
    const refusal = refuseForeignAccount(fields.account_id, context.session);
    if (refusal) return refusal;
    const now = context.world.clock.now();
    const post = checkPost(fields, context.account, context.world.validation, now);
    if ("status" in post) return post;
    const record = enqueue(post, context, now);
    // The old applications answer "not queued" although the action is (API.md §10.2).
    const queued = record.old ? { queued: false } : {};
    return json(201, { ...actionObject(record), ...queued });
  },
};

function enqueue(post: AcceptedPost, { account }: RouteContext, now: number): ActionRecord {
  const { marketplace, order, type } = post;
  const orderId = order.wire.marketplace_order_id;
  const outcome =
    scripted(post, account.actions.takeScript(marketplace.code, orderId, type)) ?? usual(post, account, orderId);
  const record: ActionRecord = {
    id: account.actions.nextId(),
    accountId: account.id,
    marketplace: marketplace.code,
    orderId,
    type,
    args: post.args,
    queued: true,
    processed: false,
    errors: null,
    created: now,
    updated: now,
    old: marketplace.oldActions ?? false,
    steps: stepsOf(outcome, now),
  };
  account.actions.add(record);
  account.truth.actions.push({
    id: record.id,
    at: new Date(now).toISOString(),
    marketplace: marketplace.code,
    marketplace_order_id: orderId,
    action_type: type,
    args: post.args,
  });
  return record;
}

/** Chance by seed, order and how often it was tried: sending again may succeed. */
function usual(post: AcceptedPost, account: RouteContext["account"], orderId: string): Outcome {
  return chooseOutcome(post, `${account.choice.seed}|${account.id}|${account.actions.countFor(orderId, post.type)}`);
}

function scripted(
  post: AcceptedPost,
  script: ReturnType<RouteContext["account"]["actions"]["takeScript"]>,
): Outcome | null {
  if (!script) return null;
  const needsText = ["warning", "refused", "retried"].includes(script.outcome);
  return {
    kind: script.outcome,
    errors: script.errors ?? (needsText ? `Refused by ${post.marketplace.meta.name}` : null),
    afterSeconds: script.afterSeconds ?? (script.outcome === "silent" ? 3 * 86_400 : 192),
  };
}
