import type { AuditVerb } from "@/lib/contract/audit";
import type { MessageKey } from "@/lib/messages/translate";

type Words = MessageKey<"settings">;

const VERBS: Readonly<Record<AuditVerb, Words>> = {
  "action.recorded": "audit.verbs.action_recorded",
  "action.moved": "audit.verbs.action_moved",
  "orders.exported": "audit.verbs.orders_exported",
  "orders.export_ended": "audit.verbs.orders_export_ended",
  "order.revealed": "audit.verbs.order_revealed",
  "note.added": "audit.verbs.note_added",
  "note.deleted": "audit.verbs.note_deleted",
  "merchant_order_id.requested": "audit.verbs.merchant_order_id_requested",
  "merchant_order_id.set": "audit.verbs.merchant_order_id_set",
  "merchant_order_id.failed": "audit.verbs.merchant_order_id_failed",
  "document.recorded": "audit.verbs.document_recorded",
  "document.moved": "audit.verbs.document_moved",
  "invoice.issued": "audit.verbs.invoice_issued",
  "invoice_settings.changed": "audit.verbs.invoice_settings_changed",
  "invoice_settings.confirmed": "audit.verbs.invoice_settings_confirmed",
  "batch.created": "audit.verbs.batch_created",
  "batch.paused": "audit.verbs.batch_paused",
  "batch.running": "audit.verbs.batch_running",
  "batch.stopped": "audit.verbs.batch_stopped",
  "view.shared": "audit.verbs.view_shared",
  "view.unshared": "audit.verbs.view_unshared",
  "view.deleted": "audit.verbs.view_deleted",
  "triage.assign": "audit.verbs.triage_assign",
  "triage.note": "audit.verbs.triage_note",
  "triage.snooze": "audit.verbs.triage_snooze",
  "triage.resolve": "audit.verbs.triage_resolve",
  "triage.dismiss": "audit.verbs.triage_dismiss",
  "triage.reopen": "audit.verbs.triage_reopen",
  "triage.take_back": "audit.verbs.triage_take_back",
  "triage.merge": "audit.verbs.triage_merge",
  "triage.split": "audit.verbs.triage_split",
  "triage.mask": "audit.verbs.triage_mask",
  "notices.changed": "audit.verbs.notices_changed",
  "link_templates.changed": "audit.verbs.link_templates_changed",
  "carrier_names.changed": "audit.verbs.carrier_names_changed",
  "order_index.rebuild": "audit.verbs.order_index_rebuild",
  "person.added": "audit.verbs.person_added",
  "person.disabled": "audit.verbs.person_disabled",
  "person.enabled": "audit.verbs.person_enabled",
  "person.password_set": "audit.verbs.person_password_set",
  "person.sessions_ended": "audit.verbs.person_sessions_ended",
  "grant.given": "audit.verbs.grant_given",
  "grant.taken": "audit.verbs.grant_taken",
  "setting.changed": "audit.verbs.setting_changed",
};

/** What a line of the audit log says was done, in the reader's language; null for a verb of another version of Orderdeck. */
export function auditWords(t: (key: Words) => string, verb: string): string | null {
  return Object.hasOwn(VERBS, verb) ? t(VERBS[verb as AuditVerb]) : null;
}
