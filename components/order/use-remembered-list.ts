"use client";

import { useEffect } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import { type ListTrail, rememberList } from "./list-trail";

type Shown = Pick<ListTrail, "query" | "rows" | "page" | "size" | "total">;

/** Keeps the list on screen for the pages of its orders. Null while there are no rows yet, or only those of an earlier question. */
export function useRememberedList(accountId: number, shown: Shown | null): void {
  useEffect(() => {
    if (shown === null) return;
    return afterPaint(() => {
      const href = window.location.pathname + window.location.search;
      rememberList(accountId, { ...shown, href, offset: (shown.page - 1) * shown.size });
    });
  });
}
