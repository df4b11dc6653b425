"use client";

import { useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { AuditLine, AuditPage } from "@/lib/contract/audit";
import { SettingSection } from "./setting-section";

const endOf = (page: AuditPage, { subject }: AuditLine) =>
  page.results.find((line) => line.verb === "orders.export_ended" && line.subject === subject);

/** Who took orders away, when and how many rows (PRODUCT U16: an export is logged). */
export function ExportLog({ exports }: { exports: AuditPage }) {
  const t = useT("settings");
  const begun = exports.results.filter(({ verb }) => verb === "orders.exported");
  return (
    <SettingSection title={t("data.exportsTitle")} text={t("data.exportsText")}>
      {begun.length === 0 ? (
        <p className="text-ink-3">{t("data.exportsNone")}</p>
      ) : (
        <ol className="grid">
          {begun.map((line) => {
            const rows = endOf(exports, line)?.details.rows;
            return (
              <li
                key={line.id}
                className="grid grid-cols-[minmax(0,1fr)_auto_120px] items-center gap-3 border-b border-line py-2 last:border-b-0"
              >
                <span className="cut">
                  <Plain max={60}>{line.by?.name ?? t("audit.machine")}</Plain>
                  {line.details.personal === true && (
                    <Badge tone="rest" icon="user" className="ml-2">
                      {t("data.exportPersonal")}
                    </Badge>
                  )}
                </span>
                <span className="text-ink-2 tabular-nums">
                  {typeof rows === "number" ? t("data.exportRows", { n: rows }) : t("data.exportRunning")}
                </span>
                <span className="text-right text-ink-3 tabular-nums">
                  <Time at={line.at} />
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </SettingSection>
  );
}
