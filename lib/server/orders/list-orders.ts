import "server-only";
import type { OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { maskRow } from "@/lib/domain/masking";
import { roleAllows } from "@/lib/domain/permissions";
import { isLengowError } from "@/lib/lengow";
import { staleReason } from "@/lib/server/cache/stale-reason";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { answerFromIndex, broughtUpToDate, covers, type IndexAnswer, mayAnswer } from "@/lib/server/order-index/answer";
import { asksForPiece, isWholeIdAlone } from "@/lib/server/order-index/id-piece";
import { type IndexNow, indexNow } from "@/lib/server/order-index/index-state";
import { unknownMetaKeys } from "@/lib/server/order-index/meta-keys";
import { indexNeeded } from "./index-needed";
import { lastActions } from "./last-actions";
import { type LengowQuestion, lengowQuestion } from "./lengow-question";
import { lengowRows } from "./lengow-rows";
import { type PageAnswer, pageAnswer } from "./page-answer";
import { questionKey } from "./question-key";
import { readOrderPage } from "./read-order-page";
import { type RowSet, rowAnswer } from "./row-answer";

const mayReveal = (ctx: ServiceContext): boolean => roleAllows(ctx.role, "orders:reveal");

/** A page of whole orders, written out as JSON. @throws LengowError */
export async function listOrders(ctx: ServiceContext, query: OrderListQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  return pageAnswer(await readOrderPage(ctx, query), mayReveal(ctx) ? "orders" : "masked-orders", query);
}

interface Keys {
  /** Of the question with its paging. */
  page: string;
  /** Of what it means, whatever page of it is looked at. */
  question: string;
}

function keysOf(ctx: ServiceContext, { fresh: _fresh, ...query }: OrderRowsQuery): Keys {
  const { page: _page, page_size: _size, ordering: _ordering, meta: _meta, ...question } = query;
  return { page: questionKey(ctx.accountId, query), question: questionKey(ctx.accountId, question) };
}

/** The same rows are the same object, so that they are written out once however often they are asked for. */
const sets = new WeakMap<IndexAnswer, Map<string, RowSet>>();

async function indexRows(
  ctx: ServiceContext,
  index: IndexNow,
  query: OrderRowsQuery,
  { keys, failure }: { keys: Keys; failure?: unknown },
): Promise<RowSet> {
  const answer = await answerFromIndex(ctx, index, query, keys);
  const asOf = index.said.as_of ?? ctx.clock.now().toISOString();
  const stale = failure === undefined ? undefined : { reason: staleReason(failure) };
  const known = sets.get(answer) ?? new Map<string, RowSet>();
  sets.set(answer, known);
  const age = `${asOf} ${stale?.reason}`;
  const set: RowSet = known.get(age) ?? {
    source: "index",
    ...answer,
    ignored: [],
    dropped: 0,
    asOf,
    ...(stale ? { stale } : {}),
  };
  known.set(age, set);
  return set;
}

/** Lengow's own answer; when there is none and never was, the copy's, with the reason. */
async function lengowOrIndex(
  ctx: ServiceContext,
  index: IndexNow,
  query: OrderRowsQuery,
  { keys, asked }: { keys: Keys; asked: LengowQuestion },
): Promise<RowSet> {
  try {
    return await lengowRows(ctx, asked, { key: keys.question, meta: query.meta, refresh: query.fresh === "1" });
  } catch (failure) {
    const alike = query.set_currency === undefined && covers(index, query, ctx.clock.now());
    if (!isLengowError(failure) || !alike) throw failure;
    return indexRows(ctx, index, query, { keys, failure });
  }
}

interface Answered {
  set: RowSet;
  index: IndexNow;
}

/**
 * What may be a piece of an id, out of the copy, however old that is. Null when the copy has none, and when Lengow knows all of it and
 * is wanted: now, or in another currency.
 */
async function pieceRows(
  ctx: ServiceContext,
  index: IndexNow,
  query: OrderRowsQuery,
  keys: Keys,
): Promise<Answered | null> {
  if (!asksForPiece(index, query, ctx.clock.now())) return null;
  const isFresh = query.fresh === "1";
  if ((isFresh || query.set_currency !== undefined) && (await isWholeIdAlone(ctx, query))) return null;
  const current = isFresh ? await broughtUpToDate(ctx, index) : index;
  const set = await indexRows(ctx, current, query, { keys });
  return set.count > 0 ? { set, index: current } : null;
}

/**
 * Who answers: our own copy when it covers the question and is fresh, Lengow otherwise. An order looked for by its id that the copy
 * does not have may be a minute old: Lengow is asked before "not found" is said.
 */
async function rowsOf(ctx: ServiceContext, index: IndexNow, query: OrderRowsQuery, keys: Keys): Promise<Answered> {
  const now = ctx.clock.now();
  const asked = lengowQuestion(query);
  if (asked === null) {
    const current = query.fresh === "1" ? await broughtUpToDate(ctx, index) : index;
    if (!covers(current, query, now)) throw indexNeeded(current.said);
    return { set: await indexRows(ctx, current, query, { keys }), index: current };
  }
  const pieces = await pieceRows(ctx, index, query, keys);
  if (pieces) return pieces;
  if (query.fresh !== "1" && mayAnswer(index, query, now)) {
    const set = await indexRows(ctx, index, query, { keys });
    if (query.marketplace_order_id === undefined || set.count > 0) return { set, index };
  }
  const set = await lengowOrIndex(ctx, index, query, { keys, asked });
  // Lengow knows whole ids alone.
  if (set.count === 0 && asksForPiece(index, query, now)) {
    return { set: await indexRows(ctx, index, query, { keys }), index };
  }
  return { set, index };
}

/**
 * A page of the grid's rows as this person may see them, with their latest actions, written out as JSON.
 * @throws AppError index_needed
 * @throws LengowError
 */
export async function listOrderRows(ctx: ServiceContext, query: OrderRowsQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  const keys = keysOf(ctx, query);
  const { set, index } = await rowsOf(ctx, await indexNow(ctx), query, keys);
  const unknown = query.meta ? await unknownMetaKeys(ctx, index, query.meta) : [];
  const actions = await lastActions(ctx, `${keys.page} ${set.source}`, set.rows);
  const at = new Map(set.rows.map((row, position) => [row, actions[position] ?? null]));
  const revealed = mayReveal(ctx);
  return rowAnswer(set, {
    index: index.said,
    metaUnknown: unknown,
    page: query.page,
    page_size: query.page_size,
    reading: JSON.stringify([revealed, actions]),
    dress: (row) => {
      const dressed = { ...row, last_action: at.get(row) ?? null };
      return revealed ? dressed : maskRow(dressed);
    },
  });
}
