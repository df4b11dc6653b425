"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { OrderRowPage } from "@/lib/contract/orders";
import { keys } from "@/lib/queries/keys";
import { askOrderRows, type OrderQuestion, refreshOrderNumbers } from "@/lib/queries/orders";
import { orderKey } from "./selection";

/** How often someone who looks gets newer rows (PRODUCT U19). */
export const LIVE_EVERY_MS = 60_000;

/** Newer rows that would move those on screen: they wait until they are asked for. */
export interface Waiting {
  question: OrderQuestion;
  page: OrderRowPage;
  /** How many orders are new; 0 when the list only became another one. */
  fresh: number;
}

/** Rows on screen with what is new about them, each in its place. */
export function inPlace(shown: OrderRowPage, newer: OrderRowPage): OrderRowPage {
  const found = new Map(newer.results.map((row) => [orderKey(row), row]));
  return { ...shown, as_of: newer.as_of, results: shown.results.map((row) => found.get(orderKey(row)) ?? row) };
}

/** Null when the newer page has the same orders in the same places; else how many are new. */
export function freshOrders(shown: OrderRowPage, newer: OrderRowPage): number | null {
  const places = shown.results.map(orderKey);
  const now = newer.results.map(orderKey);
  if (now.length === places.length && now.every((key, at) => key === places[at])) return null;
  const unseen = now.filter((key) => !places.includes(key)).length;
  return Math.max(newer.count - shown.count, unseen > 0 && newer.count >= shown.count ? unseen : 0);
}

/**
 * Asks for the page on screen again every minute while someone looks at it. What changed about a row is shown where it stands; rows
 * that would move others wait behind a button.
 */
export function useLiveRows(accountId: number, question: OrderQuestion, shown: OrderRowPage | undefined) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const { query, text } = question;

  useEffect(() => {
    if (!shown) return;
    const asked = { query, text };
    const key = keys.orderRows(accountId, query, text);
    const stop = new AbortController();
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const page = await askOrderRows(accountId, asked, stop.signal);
        const fresh = freshOrders(shown, page);
        client.setQueryData(key, fresh === null ? page : inPlace(shown, page));
        setWaiting(fresh === null ? null : { question: asked, page, fresh });
        void refreshOrderNumbers(client, accountId);
      } catch {
        // The rows on screen say how old they are; the next look may succeed.
      }
    };
    const timer = setInterval(() => void look(), LIVE_EVERY_MS);
    const onSeen = () => {
      const age = Date.now() - (client.getQueryState(key)?.dataUpdatedAt ?? 0);
      if (age > LIVE_EVERY_MS) void look();
    };
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      clearInterval(timer);
      stop.abort();
      document.removeEventListener("visibilitychange", onSeen);
    };
  }, [client, accountId, query, text, shown]);

  const current = waiting && waiting.question.query === query && waiting.question.text === text ? waiting : null;
  const show = useCallback(() => {
    if (!waiting) return;
    client.setQueryData(keys.orderRows(accountId, waiting.question.query, waiting.question.text), waiting.page);
    setWaiting(null);
  }, [client, accountId, waiting]);
  return { waiting: current, show };
}
