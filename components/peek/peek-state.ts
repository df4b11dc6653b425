"use client";

import { useCallback } from "react";
import { useQueryState } from "@/components/url-state/use-query-states";
import { createParser } from "@/lib/domain/url-state";

/** What identifies an order: Lengow has no id of its own for it. */
export interface PeekOrder {
  marketplace: string;
  marketplace_order_id: string;
}

/** `peek=<marketplace>:<order id>`. A marketplace's code has no colon, an order id may have one. */
export const parseAsPeek = createParser<PeekOrder>({
  parse(text) {
    const [, marketplace, id] = /^([A-Za-z0-9_-]{1,64}):([^\p{Cc}]{1,200})$/u.exec(text) ?? [];
    return marketplace && id ? { marketplace, marketplace_order_id: id } : null;
  },
  serialize: (order) => `${order.marketplace}:${order.marketplace_order_id}`,
  eq: isSameOrder,
});

export function isSameOrder(a: PeekOrder, b: PeekOrder): boolean {
  return a.marketplace === b.marketplace && a.marketplace_order_id === b.marketplace_order_id;
}

/** The order beside the list. Its only copy is the URL: opening is a step that Back undoes, moving on is not. */
export function usePeek() {
  const [peek, setPeek] = useQueryState("peek", parseAsPeek);
  const open = useCallback((order: PeekOrder) => void setPeek(pick(order), { history: "push" }), [setPeek]);
  const move = useCallback((order: PeekOrder) => void setPeek(pick(order), { history: "replace" }), [setPeek]);
  const close = useCallback(() => void setPeek(null, { history: "replace" }), [setPeek]);
  return { peek, open, move, close };
}

const pick = ({ marketplace, marketplace_order_id }: PeekOrder): PeekOrder => ({ marketplace, marketplace_order_id });
