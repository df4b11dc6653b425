import { z } from "zod";
import type { ActionState } from "@/lib/domain/status";
import type { FormField } from "@/lib/grammar";

/** What went wrong, coarsely, in the words of `lib/triage`; the interface has a meaning and a next step for each. */
export const TRIAGE_FAMILIES = [
  "throttled",
  "rights_or_connection",
  "marketplace_down",
  "too_late",
  "wrong_state",
  "carrier_or_tracking",
  "not_supported",
  "input_wrong",
  "unknown",
] as const;
export type TriageFamily = (typeof TRIAGE_FAMILIES)[number];

/** What a marketplace's own words say became of an order there, in the words of `lib/triage`. */
export type TriageEnd = "canceled" | "refunded" | "shipped" | "closed" | "accepted" | "refused";

/** `failed`: refused or rejected. `person`: stopped before or after sending, somebody has to decide. */
export type TriageKind = "failed" | "warning" | "stuck" | "unconfirmed" | "person";

export const TRIAGE_TABS = ["new", "mine", "snoozed", "warnings", "stuck", "unconfirmed", "resolved"] as const;
export type TriageTab = (typeof TRIAGE_TABS)[number];

export const TriageListQuery = z.strictObject({
  /** Without one: everything that is still open, whatever its tab. */
  tab: z.enum(TRIAGE_TABS).optional(),
  sort: z.enum(["pressure", "count", "newest", "oldest"]).default("pressure"),
});
export type TriageListQuery = z.output<typeof TriageListQuery>;

/**
 * `POST /triage/groups`: words to look for in causes of every queue, all of them in one cause: its words, marketplace, action, field or carrier, or a
 * part of an order id. What is typed may name somebody, so it travels in a body and never in an address.
 */
export const TriageFindBody = z.strictObject({
  text: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character"),
});
export type TriageFindBody = z.output<typeof TriageFindBody>;

/** A group's place in a path: its key with `~` for `/`, so that it is one segment. */
export const TriageGroupPath = z.object({ id: z.string().regex(/^[A-Za-z0-9_.%~!*'()-]{1,300}$/) });
/** `settled=all`: every failure that is not open any more, not only the newest. */
export const TriageGroupQuery = z.strictObject({ settled: z.enum(["lately", "all"]).default("lately") });
export type TriageGroupQuery = z.output<typeof TriageGroupQuery>;
const groupId = z.string().regex(/^[A-Za-z0-9_.%~!*'()-]{1,300}$/, "is not the id of a group");
const version = z.int().min(1);
const note = z.string().trim().max(1_000);
/** `noted_at` of the group as the person saw it; null where nothing was open. With it a move that puts a cause away is refused when more failed since. */
const seen = z.iso.datetime().nullable().optional();

/** `POST /triage/groups/[id]/move`: what a person decides about a group. `version` is the one on screen: somebody else's move is never overwritten unseen. */
export const TriageMoveBody = z.discriminatedUnion("move", [
  z.strictObject({ move: z.literal("assign"), version, person_id: z.guid().nullable() }),
  z.strictObject({ move: z.literal("note"), version, note }),
  z.strictObject({
    move: z.literal("snooze"),
    version,
    until: z.iso.datetime({ offset: true }).optional(),
    /** Comes back when half as many again have failed. */
    until_grown: z.boolean().optional(),
    seen,
  }),
  z.strictObject({ move: z.literal("resolve"), version, seen }),
  z.strictObject({ move: z.literal("dismiss"), version, reason: z.string().trim().min(1).max(500), seen }),
  /** With nothing open in it a cause cannot stand in the inbox: then it comes back by itself when it fails again. */
  z.strictObject({ move: z.literal("reopen"), version }),
  /** Undoes one's own snooze, resolve or dismissal, as long as nothing else happened to the cause. */
  z.strictObject({ move: z.literal("take_back"), version }),
  z.strictObject({ move: z.literal("merge"), version, into: groupId }),
  /** Takes one merged group out again. */
  z.strictObject({ move: z.literal("split"), version, group: groupId }),
]);
export type TriageMoveBody = z.output<typeof TriageMoveBody>;

/** `POST /triage/groups/[id]/mask`: an administrator's own mask; `preview` changes nothing. */
export const TriageMaskBody = z.strictObject({ mask: z.string().trim().max(600), preview: z.boolean().default(false) });
export type TriageMaskBody = z.output<typeof TriageMaskBody>;

const argument = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);
const correction = z.record(z.string().min(1).max(64), argument).refine((args) => Object.keys(args).length <= 20);
const failureId = z.string().regex(/^([0-9a-fA-F-]{36}|lengow-[1-9]\d{0,14})$/);

/** What is to be sent instead: `args` for every row, `rows` over it for single ones. Null takes an argument out. */
export const TriageFixBody = z.strictObject({
  ids: z.array(failureId).min(1).max(2_000),
  args: correction.default({}),
  rows: z.record(failureId, correction).default({}),
});
export type TriageFixBody = z.output<typeof TriageFixBody>;

export const TriageSendBody = TriageFixBody.extend({ client_key: z.guid().transform((key) => key.toLowerCase()) });
export type TriageSendBody = z.output<typeof TriageSendBody>;

/** `POST /triage/groups/[id]/resync`: how many orders were read, and how many failures that settled. */
export interface TriageResynced {
  read: number;
  settled: number;
}

export interface TriagePerson {
  id: string;
  name: string;
}

export interface TriageGroup {
  id: string;
  /** As `npm run triage` prints it. */
  group_key: string;
  kind: TriageKind;
  family: TriageFamily;
  marketplace: string;
  marketplace_name: string;
  action_type: string;
  /** What the messages have in common; slots stand for what differs. */
  mask: string;
  /** One of the messages as it came; empty where nobody said anything. */
  sample: string;
  /** Without a message: state and reason of the newest, for the words that say why it is where it is. Null beside a message. */
  why: { state: ActionState; reason: string | null } | null;
  /** Failures that are still open. */
  count: number;
  orders: number;
  first_seen: string;
  last_seen: string;
  /** When the newest of what is open was noted here, in microseconds: a mark of what a reader of this has seen. Null when nothing is open. */
  noted_at: string | null;
  /** Failures per day of the last fourteen, oldest first, UTC days. */
  days: number[];
  /** Totals of the orders that wait, each in its own currency; never added across currencies. */
  value_at_risk: { currency: string; amount: string }[];
  /** Orders whose ship-by has passed, and those whose ship-by is within a day. */
  late: number;
  due_soon: number;
  next_due: string | null;
  state: "new" | "assigned" | "snoozed" | "resolved" | "ignored";
  /** Why it is back or gone: `came_back`, `grew`, `woke`, `settled`, `by_person`, or a person's reason for a dismissal. */
  reason: string | null;
  assignee: TriagePerson | null;
  note: string | null;
  snoozed_until: string | null;
  snoozed_above: number | null;
  /** Groups that were merged into this one. */
  merged: string[];
  version: number;
}

export interface TriageList {
  count: number;
  as_of: string;
  /** When Lengow's own list was last read to its end; null before the first time. */
  checked_at: string | null;
  /** Lengow's list is known from this moment on. */
  complete_from: string | null;
  /** Why the last reading failed, as a code of ours; null when it did not. */
  problem: string | null;
  tabs: Record<TriageTab, number>;
  /** Open failures in all groups that are not snoozed. */
  failures: number;
  results: TriageGroup[];
}

/** What was found for words, in every queue. */
export interface TriageFound {
  as_of: string;
  results: {
    id: string;
    /** The queues it stands in. */
    tabs: TriageTab[];
    /** The order with exactly the id that was typed, where the cause holds it. */
    order: string | null;
  }[];
  /** The arguments that open failures of each group find fault with, by the group's id: screens know them by names of their own. */
  fields: Record<string, string[]>;
}

export interface TriageFailure {
  /** As in `GET /actions/[id]`. */
  id: string;
  source: "orderdeck" | "lengow";
  state: ActionState;
  marketplace_order_id: string;
  line: string | null;
  args: Record<string, string | number | boolean>;
  error_text: string | null;
  reason: string | null;
  /** The argument that the message finds fault with. */
  judged: string | null;
  /** When it was made: recorded here, or at Lengow by another tool. */
  made_at: string;
  failed_at: string;
  order: { status: string; ship_by: string | null; amount: string | null; currency: string | null } | null;
  /** Null while open; else why it is settled: `order_reached`, `order_moved_on`, `sent_again`, `ended`. */
  closed_reason: string | null;
  closed_at: string | null;
}

export interface TriageLogEntry {
  at: string;
  what: string;
  by: TriagePerson | null;
  detail: Record<string, unknown>;
}

export interface TriageGroupDetail extends TriageGroup {
  as_of: string;
  failures: TriageFailure[];
  /** Failures that are not open any more, newest first: the last ones, or all that were asked for. */
  settled: TriageFailure[];
  /** How many there are of those in all. */
  settled_count: number;
  /** More failures are open than `failures` shows. */
  more: number;
  /** The argument most messages find fault with. */
  judged: string | null;
  /** Its story, newest first: the last of it. */
  log: TriageLogEntry[];
  /** How many entries the story has in all. */
  log_count: number;
  /** Masks of administrators that hold for this group. */
  own_mask: boolean;
  /** People of the account to whom it can be given. */
  people: TriagePerson[];
}

/** What an edited mask would do. */
export interface TriageMaskPreview {
  stays: number;
  leaves: number;
  joins: { group: string; mask: string; count: number }[];
  /** Causes that are not open and would take failures in: they are reopened, or what is open would be hidden in them. */
  reopens: { group: string; mask: string; state: "snoozed" | "resolved" | "ignored"; count: number }[];
  saved: boolean;
}

/** The fields of a correction, as the action's own form has them now. */
export interface TriageFixForm {
  fields: FormField[];
  /** The one that is proposed first. */
  field: string | null;
  /** A value for it that is like the wrong ones. */
  proposal: string | null;
  /** Values that were sent for it, most frequent first. */
  sent: { value: string; count: number }[];
  /** Further fields that the messages name, as they name them: they are corrected together with `field`. */
  also: { field: string; proposal: string | null; sent: { value: string; count: number }[] }[];
  /** Why nothing can be sent from here: `no_order`, `settled`, `ended_there`, `warning`, `stuck`, `unconfirmed`. */
  closed: string | null;
  /** With `ended_there`: what the marketplace's words say became of the orders; null when they say more than one thing. */
  ended: TriageEnd | null;
}

/** What would become of one row. `problem` is null for those that would be sent. */
export interface TriageFixRow {
  id: string;
  marketplace_order_id: string;
  line: string | null;
  problem:
    | null
    | "moved_on"
    /** The marketplace said that the order is over there; Lengow does not show it. */
    | "ended_there"
    | "under_way"
    | "may_be_under_way"
    | "settled"
    | "invalid"
    | "order_unknown"
    | "not_offered";
  /** Field by field, for `invalid`: the argument and the grammar's code. */
  errors: { name: string | null; code: string }[];
  /** What would be sent. */
  payload: Record<string, string | number | boolean> | null;
}

export interface TriageFixPreview {
  as_of: string;
  /** Intents that sending would record. */
  intents: number;
  left_out: number;
  rows: TriageFixRow[];
}

export interface TriageSent {
  batch_id: string;
  intents: number;
  left_out: TriageFixRow[];
}

export const ArgumentFailureQuery = z.strictObject({
  marketplace: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  type: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
});
export type ArgumentFailureQuery = z.output<typeof ArgumentFailureQuery>;

/** How often a value of an argument went into an action that failed because of it, in the last 30 days. */
export interface ArgumentFailure {
  marketplace: string;
  action_type: string;
  argument: string;
  value: string;
  /** Actions that carried this value and have ended. */
  sent: number;
  /** Those that failed with a message that finds fault with this argument. */
  failed: number;
  /** The newest of those messages. */
  last_message: string;
}

/** The same of an argument whatever its value, also of one whose values never come twice or are personal, or that was missing. */
export interface ArgumentTotal {
  marketplace: string;
  action_type: string;
  argument: string;
  /** Actions that carried the argument and have ended, with those that failed because it was missing. */
  sent: number;
  failed: number;
}

export interface ArgumentFailures {
  as_of: string;
  days: number;
  count: number;
  results: ArgumentFailure[];
  arguments: ArgumentTotal[];
}

export const EVIDENCE_LANGUAGES = ["en", "fr", "de"] as const;
export const EVIDENCE_READERS = ["buyer", "marketplace", "lengow"] as const;
export const EvidenceQuery = z.strictObject({
  language: z.enum(EVIDENCE_LANGUAGES).default("en"),
  reader: z.enum(EVIDENCE_READERS).default("lengow"),
});
export type EvidenceQuery = z.output<typeof EvidenceQuery>;
export type EvidenceReader = (typeof EVIDENCE_READERS)[number];
export type EvidenceLanguage = (typeof EVIDENCE_LANGUAGES)[number];

/** One thing that happened, in UTC and in the marketplace's own zone. */
export interface EvidenceEvent {
  at: string;
  utc: string;
  local: string;
  what: string;
}

/** What can be shown and handed on about one action: nothing personal, nothing secret. */
export interface EvidencePack {
  action_id: string;
  as_of: string;
  zone: string;
  order: {
    marketplace: string;
    /** Its code where Lengow has no name for it. */
    marketplace_name: string;
    marketplace_order_id: string;
    status: string | null;
    ordered_at: string | null;
    /** The same in UTC and in the marketplace's own zone. */
    placed: { utc: string; local: string } | null;
    /** With its currency, as Lengow has both. */
    amount: string | null;
  };
  action: {
    type: string;
    state: ActionState;
    upstream_id: number | null;
    line: string | null;
    source: "orderdeck" | "lengow";
  };
  sent: { name: string; value: string }[];
  answer: string | null;
  timeline: EvidenceEvent[];
  /** Ready to paste, in the language and for the reader that was asked for. */
  text: string;
}

export const NOTICE_EVENTS = ["new_group", "group_grew", "needs_person"] as const;

/** `PUT /triage/notices`: what the person wants to hear of on this account, and how. */
export const NoticeSettingsBody = z.strictObject({
  email: z.boolean(),
  webhook_url: z.string().trim().max(500).nullable(),
  events: z.array(z.enum(NOTICE_EVENTS)).max(3),
  /** Makes a new signing secret for the same address. */
  new_secret: z.boolean().default(false),
});
export type NoticeSettingsBody = z.output<typeof NoticeSettingsBody>;

export interface NoticeSettings {
  email: boolean;
  webhook_url: string | null;
  events: (typeof NOTICE_EVENTS)[number][];
  /** False when this server has no SMTP_URL: the digest cannot be sent. */
  mail_server: boolean;
  /** The webhook's signing secret, told once when it is made. */
  secret: string | null;
  recent: {
    event: (typeof NOTICE_EVENTS)[number];
    channel: "email" | "webhook";
    state: "waiting" | "sending" | "sent" | "unclear" | "gave_up";
    problem: string | null;
    at: string;
  }[];
}
