import "server-only";
import type { ActionState } from "@/lib/domain/status";

/** Arguments exactly as they are sent: amounts as text, never floats. */
export type Params = Readonly<Record<string, string | number | boolean>>;

/** The line of an intent that is for the whole order. */
export const WHOLE_ORDER = "*";

/** Why an intent is where it is, as a code; the words are the interface's (`live.reason` of the area `actions`). */
export const REASONS = [
  "held",
  "unreachable",
  "rate_limited",
  "credentials",
  "order_unreadable",
  "actions_unreadable",
  "lease_lost",
  "gave_up",
  "poison",
  "order_changed",
  "account_gone",
  "order_gone",
  "refund_exceeds",
  "already_queued",
  "no_answer",
  "unclear_answer",
  "logical_error",
  "absent",
  "looked_too_long",
  "too_old",
  "seen_on_order",
  "answered",
  "found",
  "named_by_person",
  "withdrawn",
  "closed",
  "sent_again",
] as const;
export type Reason = (typeof REASONS)[number];

/** One intent as the database holds it. */
export interface OutboxRow {
  id: string;
  account_id: number;
  client_key: string;
  request_hash: string;
  marketplace: string;
  order_id: string;
  action_type: string;
  line: string;
  params: Params;
  params_hash: string;
  repeats_of: string | null;
  person_id: string;
  order_status: string | null;
  state: ActionState;
  reason: Reason | null;
  message: string | null;
  fence: number;
  attempt: number;
  leases_lost: number;
  lease_until: Date | null;
  next_at: Date;
  undo_until: Date;
  give_up_at: Date;
  looks: number;
  sending_at: Date | null;
  maybe_sent_until: Date | null;
  known_ids: number[];
  upstream_id: number | null;
  listed_at: Date | null;
  accepted_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** What tells that a worker still has the intent it took: its id, and the fence it was given. */
export interface Custody {
  id: string;
  fence: number;
}

/** What was asked for, as far as finding it again at Lengow needs it. */
export type Asked = Pick<OutboxRow, "account_id" | "marketplace" | "order_id" | "action_type" | "params">;
