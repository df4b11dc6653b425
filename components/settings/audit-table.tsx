"use client";

import { useT } from "@/components/shell/intl-provider";
import { Plain } from "@/components/ui/plain";
import { Table, TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditLine } from "@/lib/contract/audit";
import type { MessageKey } from "@/lib/messages/translate";

/** Verbs that have words; any other is shown as it is written down. */
const VERBS: Record<string, MessageKey<"settings">> = {
  "action.recorded": "audit.verbs.action_recorded",
  "action.moved": "audit.verbs.action_moved",
  "orders.exported": "audit.verbs.orders_exported",
  "orders.export_ended": "audit.verbs.orders_export_ended",
  "order.revealed": "audit.verbs.orders_revealed",
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
  "view.shared": "audit.verbs.view_shared",
  "view.unshared": "audit.verbs.view_unshared",
  "view.deleted": "audit.verbs.view_deleted",
  "triage.mask": "audit.verbs.triage_mask",
  "notices.changed": "audit.verbs.notices_changed",
  "link_templates.changed": "audit.verbs.link_templates_changed",
  "order_index.rebuild": "audit.verbs.order_index_rebuild",
  "person.added": "audit.verbs.person_added",
  "setting.changed": "audit.verbs.setting_changed",
  "grant.given": "audit.verbs.grant_given",
  "grant.taken": "audit.verbs.grant_taken",
  "person.disabled": "audit.verbs.person_disabled",
  "person.enabled": "audit.verbs.person_enabled",
};

/** "from ready, to claimed, order 306-…": names and values as they were written down. */
function detailWords(details: Record<string, unknown>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}

/** The lines of the audit log, newest first. */
export function AuditTable({ lines, stale }: { lines: readonly AuditLine[]; stale: boolean }) {
  const t = useT("settings");
  const word = t as (key: MessageKey<"settings">) => string;
  return (
    <TableScroller label={t("audit.caption")} className="flex-none! border-t border-line">
      <Table caption={t("audit.caption")} density="compact" stale={stale}>
        <thead>
          <tr>
            <th scope="col" className="pl-5!">
              {t("audit.when")}
            </th>
            <th scope="col">{t("audit.who")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.details")}</th>
            <th scope="col" className="max-desktop:hidden">
              {t("audit.subject")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, at, by, verb, subject, details, request_id }) => (
            <tr key={id} title={request_id ?? undefined}>
              <th scope="row" className="pl-5! font-normal! tabular-nums">
                <Time at={at} />
              </th>
              <td>
                {by ? <Plain max={40}>{by.name}</Plain> : <span className="text-ink-3">{t("audit.machine")}</span>}
              </td>
              <td>{Object.hasOwn(VERBS, verb) && VERBS[verb] ? word(VERBS[verb]) : <Plain max={60}>{verb}</Plain>}</td>
              <td className="text-ink-2">
                <span className="cut block max-w-[46ch]">
                  <Plain max={300}>{detailWords(details)}</Plain>
                </span>
              </td>
              <td className="text-ink-3 max-desktop:hidden">
                <span className="cut block max-w-[30ch]">
                  <Plain max={80}>{subject}</Plain>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableScroller>
  );
}
