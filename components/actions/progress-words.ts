"use client";

import { wordOr } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { useStoreName } from "@/components/ui/store-names";
import type { ActionView } from "@/lib/contract/actions";

/** The key of a reason's words: an error that may or may not mean no has become a no once nothing was found at Lengow. */
function reasonKey({ state, reason }: Pick<ActionView, "state" | "reason">): string | null {
  return state === "rejected" && reason === "logical_error" ? "logical_absent" : reason;
}

/** What happened to an action, whether it was sent, and what comes next, as a sentence or two. */
export function useProgressWords(): (action: Pick<ActionView, "state" | "reason" | "marketplace">) => string {
  const t = useT("actions");
  const storeName = useStoreName();
  return (action) => {
    const words = (t as (key: string, values: { marketplace: string }) => string)(`live.next.${action.state}`, {
      marketplace: storeName(action.marketplace),
    });
    const key = reasonKey(action);
    const why = key === null ? "" : wordOr(t, `live.reason.${key}`, "");
    return why === "" ? words : `${words} ${why}`;
  };
}
