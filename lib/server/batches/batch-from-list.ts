import "server-only";
import type { BatchView, CreateBatchBody } from "@/lib/contract/batches";
import { unlistedNames } from "@/lib/grammar";
import { actionGrammar } from "../actions/action-facts";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";
import type { BatchArguments } from "./batch-row";
import { createBatch, keyFrom, type NewRow } from "./create-batch";
import { findFrozen } from "./freeze-orders";

type ActionBatch = Extract<CreateBatchBody, { kind: "action" }>;

/** Arguments for the orders of one marketplace: what holds for all as far as it knows them, and its own laid over. */
async function argumentsFor(ctx: ServiceContext, body: ActionBatch, marketplace: string): Promise<BatchArguments> {
  const compiled = await actionGrammar(ctx, marketplace, body.type);
  const unknown = new Set(compiled ? unlistedNames(compiled.grammar, body.args) : []);
  const common = Object.fromEntries(Object.entries(body.args).filter(([name]) => !unknown.has(name)));
  return { ...common, ...body.by_marketplace[marketplace] };
}

/**
 * One action for every order of a frozen list that can take it. The same key is the same batch.
 * @throws AppError `not_found` for an unknown list, `bad_request` when no order of it can take the action
 */
export async function batchFromList(
  ctx: ServiceContext,
  body: ActionBatch,
): Promise<{ batch: BatchView; isNew: boolean }> {
  requireScope(ctx, "actions:send");
  const list = await findFrozen(ctx, body.frozen_id);
  const valid = list.orders.filter(({ offered }) => Object.hasOwn(offered, body.type));
  if (valid.length === 0) throw badRequest([{ field: "type", message: "is possible for none of these orders" }]);
  const args = new Map<string, BatchArguments>();
  for (const marketplace of new Set(valid.map((order) => order.marketplace))) {
    args.set(marketplace, await argumentsFor(ctx, body, marketplace));
  }
  const rows = valid.map(
    ({ marketplace, marketplace_order_id, offered }): NewRow => ({
      marketplace,
      marketplace_order_id,
      type: body.type,
      lines: offered[body.type]?.lines ?? undefined,
      args: args.get(marketplace) ?? {},
      client_key: keyFrom([body.client_key, marketplace, marketplace_order_id]),
    }),
  );
  return createBatch(ctx, { kind: "action", title: body.title, rows, client_key: body.client_key });
}
