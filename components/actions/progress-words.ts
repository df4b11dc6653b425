"use client";

import { wordOr } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { useStoreName } from "@/components/ui/store-names";
import type { ActionView } from "@/lib/contract/actions";
import type { Translate } from "@/lib/messages/translate";

/** Where the state itself is all that the reason tells, it is not said twice. */
const TOLD_BY_STATE: ReadonlySet<string> = new Set(["held", "answered", "withdrawn", "closed"]);

/** Why an action or an upload is where it is, in words: empty where there is no reason, or one of another version of Orderdeck. */
export function whyWords(t: Translate<"actions">, { state, reason }: { state: string; reason: string | null }): string {
  if (reason === null) return "";
  // An error that may or may not mean no has become a no once nothing was found at Lengow.
  const key = state === "rejected" && reason === "logical_error" ? "logical_absent" : reason;
  return wordOr(t, `live.reason.${key}`, "");
}

/** In these a person has to know more than the state tells. */
const ASKS_WHY: ReadonlySet<string> = new Set(["ready", "unconfirmed", "needs_person", "rejected", "closed"]);

/** Why it is where it is, for places that show the state alone; empty where the state tells it. */
export function shortWhy(t: Translate<"actions">, told: { state: string; reason: string | null }): string {
  return ASKS_WHY.has(told.state) && !TOLD_BY_STATE.has(told.reason ?? "") ? whyWords(t, told) : "";
}

/** The text beside these reasons is our own English, in part with codes in it; the words for them say it in the reader's language. */
const SAID_BY_US: ReadonlySet<string> = new Set([
  "order_gone",
  "order_changed",
  "left_report",
  "already_there",
  "amounts_changed",
  "bytes_damaged",
]);

/** The text beside these is our own as well, with a value that the words for the reason do not have. */
const DETAILED_BY_US: ReadonlySet<string> = new Set(["refund_exceeds", "already_queued"]);

/** Whether the text beside the reason is an answer: of Lengow, of the marketplace, of a person. */
export const isAnswer = (reason: string | null): boolean =>
  reason === null || !(SAID_BY_US.has(reason) || DETAILED_BY_US.has(reason));

/** What somebody else said of it: Lengow, the marketplace, a person. */
export function saidBeside(text: string | null, reason: string | null): string {
  return SAID_BY_US.has(reason ?? "") ? "" : (text ?? "");
}

/** What happened to an action, whether it was sent, and what comes next, as a sentence or two. */
export function useProgressWords(): (action: Pick<ActionView, "state" | "reason" | "marketplace">) => string {
  const t = useT("actions");
  const storeName = useStoreName();
  return (action) => {
    const words = (t as (key: string, values: { marketplace: string }) => string)(`live.next.${action.state}`, {
      marketplace: storeName(action.marketplace),
    });
    const why = TOLD_BY_STATE.has(action.reason ?? "") ? "" : whyWords(t, action);
    return why === "" ? words : `${words} ${why}`;
  };
}
