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
import type { LengowOrderFields, Marketplace } from "@/lib/lengow";
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

/** Compiled actions of a marketplace's metadata, as long as that metadata is kept: a batch asks for the same one thousands of times. */
const compiled = new WeakMap<Marketplace, { raw: ReturnType<typeof readJson>; actions: Map<string, ActionGrammar> }>();
const MOST_COMPILED = 100;

function compiledOnce(metadata: Marketplace, type: string): ActionGrammar {
  const known = compiled.get(metadata) ?? {
    raw: readJson(metadata.rawText),
    actions: new Map<string, ActionGrammar>(),
  };
  compiled.set(metadata, known);
  const grammar = known.actions.get(type) ?? compileAction(known.raw, type);
  // Types come from callers; a name nobody knows must not fill the memory.
  if (known.actions.size < MOST_COMPILED) known.actions.set(type, grammar);
  return grammar;
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
  const grammar = compiledOnce(metadata, type);
  return { grammar, matcher: needsMatcher(grammar) ? await loadMatcher() : NO_PATTERNS };
}

/** Brings an order as Lengow has it now; null when Lengow has none under this id. */
export type ReadOrder = (identity: OrderIdentity) => Promise<LengowOrderFields | null>;

function fromLengow(ctx: ServiceContext): ReadOrder {
  const call = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal } as const;
  return ({ marketplace, orderId }) => ctx.lengow().orders.get(marketplace, orderId, call);
}

/**
 * Grammar and order, read anew from Lengow; a batch reads many orders at once and hands them in.
 * @throws AppError `not_found` for a marketplace that is not the account's, or an order it does not have
 */
export async function actionFacts(
  ctx: ServiceContext,
  identity: OrderIdentity,
  type: string,
  readOrder: ReadOrder = fromLengow(ctx),
): Promise<ActionFacts> {
  const compiled = await actionGrammar(ctx, identity.marketplace, type);
  if (!compiled) throw notFound();
  const order = await readOrder(identity);
  if (!order) throw notFound();
  return { ...compiled, order };
}
