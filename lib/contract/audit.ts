import { z } from "zod";

/** What the audit log can be narrowed to; a kind is the noun before the point of a verb. */
export const AUDIT_KINDS = [
  "action",
  "orders",
  "setting",
  "grant",
  "person",
  "order",
  "note",
  "merchant_order_id",
  "document",
  "invoice",
  "invoice_settings",
  "batch",
  "view",
  "triage",
  "notices",
  "link_templates",
  "carrier_names",
  "order_index",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/**
 * Everything that is ever written down, noun and past participle. A verb that is not here cannot be written by a service; those of the database's own
 * triggers are held to it by a test.
 */
export const AUDIT_VERBS = [
  "action.recorded",
  "action.moved",
  "orders.exported",
  "orders.export_ended",
  "order.revealed",
  "note.added",
  "note.deleted",
  "merchant_order_id.requested",
  "merchant_order_id.set",
  "merchant_order_id.failed",
  "document.recorded",
  "document.moved",
  "invoice.issued",
  "invoice_settings.changed",
  "invoice_settings.confirmed",
  "batch.created",
  "batch.paused",
  "batch.running",
  "batch.stopped",
  "view.shared",
  "view.unshared",
  "view.deleted",
  "triage.assign",
  "triage.note",
  "triage.snooze",
  "triage.resolve",
  "triage.dismiss",
  "triage.reopen",
  "triage.take_back",
  "triage.merge",
  "triage.split",
  "triage.mask",
  "notices.changed",
  "link_templates.changed",
  "carrier_names.changed",
  "order_index.rebuild",
  "person.added",
  "person.disabled",
  "person.enabled",
  "person.password_set",
  "person.sessions_ended",
  "grant.given",
  "grant.taken",
  "setting.changed",
] as const;
export type AuditVerb = (typeof AUDIT_VERBS)[number];

const page = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "must be a whole number from 1")
    .transform(Number)
    .refine((value) => value <= most, `must be at most ${most}`);

/** `GET /audit`: newest first. */
export const AuditQuery = z.strictObject({
  page: page(100_000).default(1),
  page_size: page(100).default(50),
  /** The person who did it. */
  person: z.guid().optional(),
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/, "must be the kind of an entry")
    .optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;

/** One line of the audit log. */
export interface AuditLine {
  id: string;
  at: string;
  by: { id: string; name: string } | null;
  /** Noun and past participle: `action.recorded`. */
  verb: string;
  /** Kind and id of what it was done to. */
  subject: string;
  /** The name of the person it was done to, or was given something; null where there is none. */
  about: string | null;
  details: Record<string, unknown>;
  request_id: string | null;
}

export interface AuditPage {
  count: number;
  page: number;
  page_size: number;
  /** The kinds that occur, and the people who did something on this account: for the filters. */
  kinds: string[];
  people: { id: string; name: string }[];
  results: AuditLine[];
}
