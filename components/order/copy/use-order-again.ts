import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import type { OrderKey } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderPeekQuery } from "@/lib/queries/order";

/** Waits between tries; the last one repeats. Whoever cannot see the page does not ask. */
const WAITS_MS = [5_000, 10_000, 20_000, 30_000];

/** What became of a try: the order, or why there is none. */
export interface Again {
  found: OrderOnScreen | null;
  failure: ErrorCode;
  trying: boolean;
  tryNow: () => Promise<void>;
}

/** Asks Lengow for an order again and again while it fails, until it is there. */
export function useOrderAgain(accountId: number, order: OrderKey, first: ErrorCode): Again {
  const client = useQueryClient();
  const [found, setFound] = useState<OrderOnScreen | null>(null);
  const [failure, setFailure] = useState(first);
  const [trying, setTrying] = useState(false);
  const { marketplace, marketplace_order_id } = order;
  const tryNow = useCallback(async () => {
    setTrying(true);
    try {
      const query = orderPeekQuery(accountId, { marketplace, marketplace_order_id });
      setFound(await client.fetchQuery({ ...query, staleTime: 0 }));
    } catch (error) {
      if (error instanceof ApiError && error.code !== "offline") setFailure(error.code as ErrorCode);
    } finally {
      setTrying(false);
    }
  }, [client, accountId, marketplace, marketplace_order_id]);
  useEffect(() => {
    if (found || failure === "not_found") return;
    let tries = 0;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        async () => {
          if (document.visibilityState === "visible") await tryNow();
          wait();
        },
        WAITS_MS[Math.min(tries++, WAITS_MS.length - 1)],
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [found, failure, tryNow]);
  return { found, failure, trying, tryNow };
}
