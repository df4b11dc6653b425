"use client";

import { useT } from "@/components/shell/intl-provider";
import { Plain } from "@/components/ui/plain";
import { Table, TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditLine } from "@/lib/contract/audit";
import { auditWords } from "./audit-words";

/** "from ready, to claimed, order 306-…": names and values as they were written down. */
function detailWords(details: Record<string, unknown>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}

/** The lines of the audit log, newest first. */
export function AuditTable({ lines, stale }: { lines: readonly AuditLine[]; stale: boolean }) {
  const t = useT("settings");
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
              <td>{auditWords(t, verb) ?? <Plain max={60}>{verb}</Plain>}</td>
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
