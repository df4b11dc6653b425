import "server-only";
import type { FieldErrorCode, Reason } from "@/lib/grammar";

/** What is wrong with a value, for whoever calls the API; the interface has words of its own for the same codes. */
export const VALUE_WORDS: Record<FieldErrorCode, string> = {
  required: "is required",
  not_in_list: "is not one of the values the marketplace accepts",
  not_a_line: "is not a line of this order",
  bad_number: "is not a number that can be sent",
  too_precise: "has more than two decimals",
  negative: "must not be negative",
  bad_date: "must be a date with time and zone, as in 2026-11-21T10:42:00+01:00",
  bad_boolean: "must be true or false",
  too_long: "is too long",
  not_allowed_now: "is not allowed in the present status",
};

/** What can be wrong with a wish: its values, or how it is put. */
export type ProblemCode = FieldErrorCode | "not_an_argument" | "named_twice" | "named_in_lines" | "not_offered";

const WISH_WORDS: Record<Exclude<ProblemCode, FieldErrorCode>, string> = {
  not_an_argument: "is not an argument of this action on this marketplace",
  named_twice: "is named twice",
  named_in_lines: "stands in lines already",
  not_offered: "is not offered",
};

/** A problem for whoever calls the API; `reason` tells why an action is not offered. */
export function problemWords(code: ProblemCode, reason?: Reason): string {
  return reason ? reasonWords(reason) : { ...VALUE_WORDS, ...WISH_WORDS }[code];
}

/** Why an action is not offered on an order. */
export function reasonWords(reason: Reason): string {
  switch (reason.code) {
    case "action_unknown":
      return "is not an action of this marketplace";
    case "status_missing":
      return "is not described well enough by the marketplace to be offered";
    case "status_empty":
      return "is allowed by the marketplace in no status";
    case "status_not_allowed":
      return `is not allowed while the order is "${reason.status ?? "without status"}"; it is in: ${reason.allowed.join(", ")}`;
    case "delivered_by_marketplace":
      return "is not offered: the marketplace delivers this order itself";
    case "switched_off":
      return "is switched off for this account";
    case "use_other_action":
      return `is not offered at this stage; use ${reason.instead}`;
  }
}
