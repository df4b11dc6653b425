import type { QueryClient } from "@tanstack/react-query";
import type { OrderRowPage } from "@/lib/contract/orders";
import { keys } from "@/lib/queries/keys";
import { askOrderRows, type OrderQuestion, refreshOrderNumbers } from "@/lib/queries/orders";
import { orderKey } from "./selection";

/** Rows on screen with what is new about them, each in its place. */
export function inPlace(shown: OrderRowPage, newer: OrderRowPage): OrderRowPage {
  const found = new Map(newer.results.map((row) => [orderKey(row), row]));
  const { results: _, count: _count, ...said } = newer;
  const { stale: _stale, ...kept } = shown;
  return { ...kept, ...said, results: shown.results.map((row) => found.get(orderKey(row)) ?? row) };
}

/** Null when the newer page has the same orders in the same places; else how many are new. */
export function freshOrders(shown: OrderRowPage, newer: OrderRowPage): number | null {
  const places = shown.results.map(orderKey);
  const now = newer.results.map(orderKey);
  if (now.length === places.length && now.every((key, at) => key === places[at])) return null;
  const unseen = now.filter((key) => !places.includes(key)).length;
  return Math.max(newer.count - shown.count, unseen > 0 && newer.count >= shown.count ? unseen : 0);
}

/** Newer rows that would move those on screen: they wait until they are asked for. */
export interface Waiting {
  question: OrderQuestion;
  page: OrderRowPage;
  /** How many orders are new; 0 when the list only became another one. */
  fresh: number;
}

/**
 * Asks for the page on screen once more. What changed about a row is shown where it stands; null when nothing would move.
 * @throws ApiError
 */
export async function lookAgain(
  client: QueryClient,
  accountId: number,
  question: OrderQuestion,
  shown: OrderRowPage,
  signal: AbortSignal,
): Promise<Waiting | null> {
  const page = await askOrderRows(accountId, question, signal);
  const fresh = freshOrders(shown, page);
  client.setQueryData(
    keys.orderRows(accountId, question.query, question.text),
    fresh === null ? page : inPlace(shown, page),
  );
  void refreshOrderNumbers(client, accountId);
  return fresh === null ? null : { question, page, fresh };
}
