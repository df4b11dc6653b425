import { DAY } from "../clock";
import { linesOf } from "../orders/order-shape";
import { Random } from "../random";
import type { Step } from "./action-record";
import { ALL_CAUSES, type Cause, causeText, warningText } from "./causes";
import { type AcceptedPost, blank, brokenConditions, inClosedList } from "./check-post";

/** How an action ends. `late` says "sent, waiting" for a while before it is done; `retried` is done at the third try. */
export type OutcomeKind = "done" | "warning" | "refused" | "late" | "retried" | "silent";

export interface Outcome {
  kind: OutcomeKind;
  /** Text of `errors`, where there is one. */
  errors: string | null;
  /** From POST to the end; a real example took 3 min 12 s (API.md §10.2). */
  afterSeconds: number;
}

const USUAL_SECONDS = 192;
const CHANCES = { done: 840, late: 60, warning: 30, retried: 20, refused: 40, silent: 10 } as const;

/** The end of an action that nobody scripted: a wrong value is refused, the rest is chance by seed and order. */
export function chooseOutcome(post: AcceptedPost, seed: string): Outcome {
  const { language } = post.marketplace;
  const facts = { order: post.order.wire.marketplace_order_id, args: post.args };
  const fault = valueFault(post);
  if (fault) {
    const errors = causeText(fault, language, { ...facts, fields: wrongTogether(post) });
    return { kind: "refused", errors, afterSeconds: USUAL_SECONDS };
  }
  const random = new Random(
    `outcome|${seed}|${post.marketplace.code}|${facts.order}|${post.type}|${String(post.args.line)}`,
  );
  const kind = random.weighted<OutcomeKind>(CHANCES);
  const texts: Partial<Record<OutcomeKind, string>> = {
    warning: warningText(language, facts),
    refused: causeText(fittingCause(random, post.type), language, facts),
    retried: causeText("marketplaceDown", language, facts),
  };
  const afterSeconds = kind === "silent" ? random.int(2, 4) * (DAY / 1000) : USUAL_SECONDS + random.int(-40, 60);
  return { kind, errors: texts[kind] ?? null, afterSeconds };
}

const BY_TYPE: Record<string, Cause[]> = {
  ship: ["alreadyShipped", "canceledByBuyer", "trackingReused", "marketplaceDown", "keysExpired"],
  refund: ["refundTooHigh", "reasonRefused", "marketplaceDown", "keysExpired"],
  cancel: ["alreadyShipped", "reasonRefused", "keysExpired"],
  accept: ["tooLate", "canceledByBuyer", "keysExpired"],
  refuse: ["tooLate", "reasonRefused"],
};

/** A cause that makes sense for the action. */
export function fittingCause(random: Random, type: string): Cause {
  return random.pick(BY_TYPE[type] ?? ALL_CAUSES);
}

/** The arguments that do not fit the others: what is mandatory and missing, then what a condition asks for or forbids. */
function wrongTogether(post: AcceptedPost): string[] {
  const missing = post.shown.filter(({ name, mandatory, visible }) => mandatory && visible && blank(post.args[name]));
  return [...new Set([...missing.map(({ name }) => name), ...brokenConditions(post)])];
}

/** What the marketplace will find wrong with the values, later (API.md §12.1, §14.5, §15). */
function valueFault(post: AcceptedPost): Cause | null {
  const { args, meta, type, marketplace } = post;
  if (post.shown.some(({ name, mandatory, visible }) => mandatory && visible && blank(args[name]))) return "nameNeeded";
  const [broken] = brokenConditions(post);
  if (broken)
    return broken.startsWith("return_") ? "returnLabel" : broken === "carrier" ? "carrierUnknown" : "nameNeeded";
  if (!inClosedList(post, "carrier")) return "carrierUnknown";
  if (Object.keys(args).some((name) => !inClosedList(post, name))) return "reasonRefused";
  const listsTracking = [...meta.args, ...meta.optional_args].includes("tracking_number");
  if (type === "ship" && listsTracking && !trackingPasses(args.tracking_number, marketplace.code))
    return "trackingFormat";
  return numberFault(post);
}

/** Six to forty letters and digits with at least one digit; Amazon refuses a shipment without one. */
function trackingPasses(value: unknown, marketplace: string): boolean {
  if (blank(value)) return !marketplace.startsWith("amazon_");
  return /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{4,38}[A-Za-z0-9]$/.test(String(value));
}

function numberFault({ args, order }: AcceptedPost): Cause | null {
  const line = linesOf(order).find((member) => member.marketplace_order_line_id === String(args.line));
  const quantity = Number(args.refund_quantity ?? args.shipped_quantity ?? args.cancel_quantity ?? args.quantity ?? 1);
  if (line && quantity > line.quantity) return "quantityTooHigh";
  const left = Number((line?.original_amount ?? order.wire.original_total_order) || 0);
  return Number(args.refund_price ?? 0) > left + 0.005 ? "refundTooHigh" : null;
}

/** The moments of an action from its POST to its end (API.md §10.2): three tries before a refusal is final. */
export function stepsOf({ kind, errors, afterSeconds }: Outcome, from: number): Step[] {
  const at = (share: number) => from + Math.round(afterSeconds * share) * 1000;
  const done: Step = { at: at(1), queued: false, processed: true, errors: null };
  const retry = (share: number): Step => ({ at: at(share), queued: true, processed: false, errors });
  switch (kind) {
    case "done":
      return [done];
    case "warning":
      return [{ ...done, errors }];
    case "late":
      return [{ at: at(0.3), queued: false, processed: false, errors: null }, done];
    case "silent":
      return [{ at: from + 60_000, queued: false, processed: false, errors: null }, done];
    case "retried":
      return [retry(0.3), retry(0.6), done];
    case "refused":
      return [retry(0.3), retry(0.6), { at: at(1), queued: false, processed: false, errors }];
  }
}
