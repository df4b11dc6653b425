import "server-only";
import {
  type ActionGrammar,
  compileAction,
  loadMatcher,
  type Matcher,
  NO_PATTERNS,
  needsMatcher,
  readJson,
} from "@/lib/grammar";
import type { LengowOrderFields } from "@/lib/lengow";
import type { ServiceContext } from "../context";
import { notFound } from "../errors";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";
import type { OrderIdentity } from "../orders/get-order";

/** What an account's context must hold so that an action can be judged; background work has it too. */
export type JudgingContext = Parameters<typeof marketplaceMetadata>[0];

/** Everything a form is made of: the action as this marketplace means it, and the order as Lengow has it at this moment. */
export interface ActionFacts {
  grammar: ActionGrammar;
  order: LengowOrderFields;
  matcher: Matcher;
}

/**
 * The action of a marketplace, compiled from its metadata.
 * @returns null when the account has no such marketplace
 * @throws LengowError when the metadata was never had
 */
export async function actionGrammar(
  ctx: JudgingContext,
  marketplace: string,
  type: string,
): Promise<{ grammar: ActionGrammar; matcher: Matcher } | null> {
  const { value } = await marketplaceMetadata(ctx);
  const metadata = value.get(marketplace);
  if (!metadata) return null;
  const grammar = compileAction(readJson(metadata.rawText), type);
  return { grammar, matcher: needsMatcher(grammar) ? await loadMatcher() : NO_PATTERNS };
}

/**
 * Grammar and order, read anew from Lengow.
 * @throws AppError `not_found` for a marketplace that is not the account's, or an order it does not have
 */
export async function actionFacts(
  ctx: ServiceContext,
  { marketplace, orderId }: OrderIdentity,
  type: string,
): Promise<ActionFacts> {
  const compiled = await actionGrammar(ctx, marketplace, type);
  if (!compiled) throw notFound();
  const order = await ctx
    .lengow()
    .orders.get(marketplace, orderId, { lane: "screen", requestId: ctx.requestId, signal: ctx.signal });
  if (!order) throw notFound();
  return { ...compiled, order };
}
