import { z } from "zod";
import type { Settled } from "@/lib/domain/settled";
import { ACTION_STATES, type ActionState } from "@/lib/domain/status";
import type { Reason } from "@/lib/grammar";

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

/** A whole number from 1, written as digits and nothing else; our own pages give it as a number. */
const page = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,15}$/, "must be a whole number from 1")
    .transform(Number)
    .or(z.int().min(1))
    .refine((value) => value <= most, `must be at most ${most}`);

/** "a,b" as a list of its members, each judged. */
function listOf<T extends string>(member: z.ZodType<T, string>) {
  return z
    .string()
    .max(5_000)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(member) as z.ZodType<T[], string[]>);
}

/** Plugins write True and False (API.md §10). */
const yesOrNo = z.enum(["true", "True", "1", "false", "False", "0"]).transform((word) => /^(?:true|1)$/i.test(word));

/** ISO 8601, a day or a moment; without a zone it is UTC. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:\d{2})?)?$/, "must be a date in ISO 8601")
  .transform((value) => (/T[^Z+-]*$/.test(value) ? `${value}Z` : value))
  .refine((value) => !Number.isNaN(Date.parse(value)), "must be a date in ISO 8601")
  .transform((value) => new Date(value).toISOString());

/** Queues of what wants a person's look, beside the plain filters. */
export const ACTION_QUEUES = ["open", "stuck", "warnings", "failed"] as const;
export type ActionQueue = (typeof ACTION_QUEUES)[number];

const state = z.enum(Object.keys(ACTION_STATES) as ActionState[], "is not a state of an action");

/** `GET /actions`: Lengow's own filters (API.md §10), and what only we know: state, source, who, how old. */
export const ActionListQuery = z.strictObject({
  page: page(10_000).default(1),
  page_size: page(100).default(25),
  /** Lengow's number. */
  id: page(Number.MAX_SAFE_INTEGER).optional(),
  /** Ours; everything Lengow alone knows is then left out. */
  ids: listOf(z.guid())
    .refine((list) => list.length <= 100, "must be at most 100 ids")
    .optional(),
  marketplace: code.optional(),
  marketplace_order_id: lineId.optional(),
  type: code.optional(),
  processed: yesOrNo.optional(),
  queued: yesOrNo.optional(),
  tracking_number: lineId.optional(),
  carrier: lineId.optional(),
  line: lineId.optional(),
  created_from: moment.optional(),
  created_to: moment.optional(),
  updated_from: moment.optional(),
  updated_to: moment.optional(),
  /** A part of the marketplace's or Lengow's words. */
  errors: lineId.optional(),
  state: listOf(state).optional(),
  queue: z.enum(ACTION_QUEUES).optional(),
  source: z.enum(["orderdeck", "lengow"]).optional(),
  /** The person who asked for it. */
  by: z.guid().optional(),
  /** Recorded at least so many minutes ago. */
  older_minutes: page(1_000_000).optional(),
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
  /** Of the amounts among them, where lists know it: the order's own at its marketplace. */
  currency?: string;
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
  /** `double_suspected`: more than one action of Lengow's fits; the history names them. A person must look. */
  alert: string | null;
  /** It did not go well, and asks for nobody any more. */
  settled?: Settled;
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
  /** More is on record than `history` holds: so many facts are left out after its first ones. Null when it holds all. */
  history_cut: { after: number; left_out: number } | null;
}

export interface ActionList {
  count: number;
  page: number;
  page_size: number;
  as_of: string;
  /** True when Lengow's own list could not be had: only what was recorded here is shown. */
  lengow_unavailable: boolean;
  /** True when Lengow cannot filter like this itself and only the newest of its list were looked through. */
  lengow_partial: boolean;
  results: ActionView[];
}

export interface RecordedActions {
  intents: ActionView[];
}

/** One action that a marketplace's metadata knows, for the buttons on an order. */
export interface ActionOffer {
  type: string;
  /** Null when it can be done now. */
  reason: Reason | null;
  /** How long it will be held before it leaves, in milliseconds. */
  hold_ms: number;
  /** How long this marketplace usually takes to answer it, in milliseconds, by what this account sent from here; null while too little was. */
  usual_ms: number | null;
}
