"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { OrderRowPage } from "@/lib/contract/orders";
import { keys } from "@/lib/queries/keys";
import type { OrderQuestion } from "@/lib/queries/orders";
import type { Waiting } from "./live-rows";

/** How often someone who looks gets newer rows (PRODUCT U19). */
const LIVE_EVERY_MS = 60_000;

/**
 * Asks for the page on screen again every minute while someone looks at it, and at once when they come back to it later. Rows that would
 * move others wait behind a button.
 */
export function useLiveRows(accountId: number, question: OrderQuestion, shown: OrderRowPage | undefined) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const { query, text } = question;

  useEffect(() => {
    if (!shown) return;
    const key = keys.orderRows(accountId, query, text);
    const stop = new AbortController();
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        // Not part of the first page: it is needed a minute later.
        const { lookAgain } = await import("./live-rows");
        const found = await lookAgain(client, accountId, { query, text }, shown, stop.signal);
        if (!stop.signal.aborted || found) setWaiting(found);
      } catch {
        // The rows on screen say how old they are; the next look may succeed.
      }
    };
    const timer = setInterval(() => void look(), LIVE_EVERY_MS);
    const onSeen = () => {
      if (Date.now() - (client.getQueryState(key)?.dataUpdatedAt ?? 0) > LIVE_EVERY_MS) void look();
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
