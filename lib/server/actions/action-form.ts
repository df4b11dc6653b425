import "server-only";
import { type FormModel, reviewForm } from "@/lib/grammar";
import { requireScope, type ServiceContext } from "../context";
import type { OrderIdentity } from "../orders/get-order";
import { actionFacts } from "./action-facts";

/**
 * The form of one action for one order as it is now: fields, conditions, lines, and the reason when it is not offered. The same model is
 * compiled in the browser while somebody types; this answer is the server's word on it.
 * @throws AppError `not_found`
 */
export async function actionForm(ctx: ServiceContext, identity: OrderIdentity, type: string): Promise<FormModel> {
  requireScope(ctx, "orders:read");
  const { grammar, order, matcher } = await actionFacts(ctx, identity, type);
  const overlay = { marketplace: identity.marketplace };
  return reviewForm({ grammar, order, matcher, overlay, now: ctx.clock.now().toISOString() }).form;
}
