import { z } from "zod";
import type { ActionState } from "@/lib/domain/status";

const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, - or _");
const lineId = z.string().regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character");
const text = z.string().max(2_000, "must be at most 2000 characters");

/** What a person typed for one argument; null and "" mean cleared. Money as text, or as a number that JSON writes exactly. */
const argument = z.union([text, z.number(), z.boolean(), z.null()], {
  error: "must be a text, a number, true, false or null",
});

const argumentsOf = z
  .record(z.string().min(1).max(64), argument)
  .refine((args) => Object.keys(args).length <= 80, "must name at most 80 arguments");

/** A UUID made when the form opens, so that a double click, a reload and a second try are one and the same wish. */
const clientKey = z.guid({ error: "must be a UUID" }).transform((key) => key.toLowerCase());

/** `POST …/orders/[marketplace]/[orderId]/actions`. */
export const RecordActionBody = z.strictObject({
  type: code,
  lines: z.array(lineId).min(1, "must name at least one line").max(200, "must be at most 200 lines").optional(),
  args: argumentsOf.default({}),
  client_key: clientKey,
  /** The person was told that the same was sent before, or that something is under way, and wants it all the same. */
  send_another: z.boolean().optional(),
});
export type RecordActionBody = z.output<typeof RecordActionBody>;

/** `POST /actions/[id]/retry`: what `args` names replaces the old arguments, null takes one out. */
export const RetryActionBody = z.strictObject({
  args: argumentsOf.optional(),
  client_key: clientKey,
  send_another: z.boolean().optional(),
});
export type RetryActionBody = z.output<typeof RetryActionBody>;

/** `POST /actions/[id]/resolve`: what a person decides about an action that needs one. */
export const ResolveActionBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("it_is_there"), upstream_id: z.int().positive() }),
  z.strictObject({ decision: z.literal("close"), note: z.string().trim().min(1).max(500) }),
]);
export type ResolveActionBody = z.output<typeof ResolveActionBody>;

const page = (most: number) => z.coerce.number().int().min(1).max(most);

/** `GET /actions`. */
export const ActionListQuery = z.strictObject({
  page: page(10_000).default(1),
  page_size: page(100).default(25),
  marketplace: code.optional(),
  marketplace_order_id: lineId.optional(),
  type: code.optional(),
});
export type ActionListQuery = z.output<typeof ActionListQuery>;

/** An action's place in a path: ours is a UUID, one that was made elsewhere is `lengow-` and Lengow's number. */
export const ActionPath = z.object({ id: z.string().regex(/^([0-9a-fA-F-]{36}|lengow-[1-9]\d{0,14})$/) });

/** An action's type in a path, after the order. */
export const ActionTypePath = z.object({ type: code });

/** One action: an intent recorded here, or one that Lengow has from elsewhere. */
export interface ActionView {
  id: string;
  state: ActionState;
  /** `lengow`: made in another tool; known from Lengow's list alone. */
  source: "orderdeck" | "lengow";
  type: string;
  marketplace: string;
  marketplace_order_id: string;
  /** Null for the whole order. */
  line: string | null;
  /** What is sent, without the line. */
  args: Record<string, string | number | boolean>;
  upstream_id: number | null;
  /** Lengow's or the marketplace's own words, untranslated. */
  error_text: string | null;
  /** Why it is in this state, as a code of ours. */
  reason: string | null;
  created_at: string | null;
  updated_at: string | null;
  by: { id: string; name: string } | null;
  /** Until then it can be taken back; null when nothing is held any more. */
  undo_until: string | null;
  /** Nothing is sent for the account before this moment; the reason says why. */
  waiting_until: string | null;
  repeats_of: string | null;
}

/** One fact about an action, oldest first. */
export interface ActionEvent {
  at: string;
  kind: "moved" | "order" | "baseline" | "answer" | "look" | "alarm";
  attempt: number;
  status: number | null;
  upstream_id: number | null;
  by: { id: string; name: string } | null;
  detail: Record<string, unknown>;
}

export interface ActionDetail extends ActionView {
  history: ActionEvent[];
}

export interface ActionList {
  count: number;
  page: number;
  page_size: number;
  as_of: string;
  /** True when Lengow's own list could not be had: only what was recorded here is shown. */
  lengow_unavailable: boolean;
  results: ActionView[];
}

export interface RecordedActions {
  intents: ActionView[];
}
