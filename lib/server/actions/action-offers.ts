import "server-only";
import type { ActionOffer } from "@/lib/contract/actions";
import { holdSeconds } from "@/lib/domain/action";
import type { LengowOrderFields } from "@/lib/domain/order";
import { compileGrammar, NO_PATTERNS, readJson, reviewForm } from "@/lib/grammar";
import { isLengowError } from "@/lib/lengow";
import { requireScope, type ServiceContext } from "../context";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";
import { holdsOf } from "../outbox/holds";
import { scaledHoldMs, timingsFor } from "../outbox/timings";
import { usualAnswers } from "./usual-answers";

/**
 * Every action that the order's marketplace knows, each with the reason when it cannot be done now, in the metadata's order. Null when
 * the metadata could not be had: then nothing can be said, and nothing offered.
 */
export async function actionOffers(ctx: ServiceContext, order: LengowOrderFields): Promise<ActionOffer[] | null> {
  requireScope(ctx, "orders:read");
  const metadata = await marketplaceMetadata(ctx).catch((error: unknown) => {
    if (isLengowError(error)) return null;
    throw error;
  });
  const marketplace = metadata?.value.get(order.marketplace);
  if (!marketplace) return null;
  const [holds, usual] = await Promise.all([holdsOf(ctx.db, ctx.accountId), usualAnswers(ctx, order.marketplace)]);
  const timings = timingsFor(ctx.timeScale);
  // Whether an action is offered depends on statuses alone, never on a pattern.
  const question = { order, matcher: NO_PATTERNS, overlay: { marketplace: order.marketplace } };
  return compileGrammar(readJson(marketplace.rawText)).actions.map((grammar) => ({
    type: grammar.action,
    reason: reviewForm({ ...question, grammar }).form.reason ?? null,
    hold_ms: scaledHoldMs(timings, holdSeconds(grammar.action, holds)),
    usual_ms: usual.get(grammar.action) ?? null,
  }));
}
