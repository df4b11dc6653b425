"use client";

import Link from "next/link";
import { Fragment, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts } from "@/components/ui/facts";
import { IconButton } from "@/components/ui/icon-button";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Table, TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditLine } from "@/lib/contract/audit";
import { auditSubject } from "./audit-subject";
import { useAuditWords } from "./use-audit-words";

const COLUMNS = 6;

function Subject({ accountId, line }: { accountId: number; line: AuditLine }) {
  const t = useT("settings");
  const subject = auditSubject(accountId, line);
  if (!subject || (subject.word === null && subject.name === "")) return null;
  const name = subject.word ? t(subject.word) : <Plain max={60}>{subject.name}</Plain>;
  return subject.href ? (
    <Link className={linkClass} href={subject.href}>
      {name}
    </Link>
  ) : (
    name
  );
}

/** The line as it was written down, for whoever has to prove or to look something up. */
function AsWritten({ line }: { line: AuditLine }) {
  const t = useT("settings");
  const { verb, subject, request_id: request, details } = line;
  const names: [string, unknown][] = [["verb", verb], ["subject", subject], ...Object.entries(details)];
  if (request !== null) names.push(["request", request]);
  return (
    <section aria-label={t("audit.asWritten")} className="px-5 py-3 whitespace-normal max-tablet:px-4">
      <Facts className="text-12 tabular-nums">
        {names.map(([name, value]) => (
          <Fact key={name} name={<Plain max={60}>{name}</Plain>}>
            <Plain max={500}>{typeof value === "string" ? value : JSON.stringify(value)}</Plain>
          </Fact>
        ))}
      </Facts>
    </section>
  );
}

/** The lines of the audit log, newest first; each opens to what was written down. */
export function AuditTable({
  accountId,
  lines,
  stale,
}: {
  accountId: number;
  lines: readonly AuditLine[];
  stale: boolean;
}) {
  const t = useT("settings");
  const wordsOf = useAuditWords();
  const [open, setOpen] = useState<string | null>(null);
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
            <th scope="col">{t("audit.subject")}</th>
            <th scope="col">{t("audit.details")}</th>
            <th scope="col">
              <span className="sr-only">{t("audit.asWritten")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { done, facts } = wordsOf(line);
            const isOpen = open === line.id;
            return (
              <Fragment key={line.id}>
                <tr data-peek={isOpen || undefined}>
                  <th scope="row" className="pl-5! font-normal! tabular-nums">
                    <Time at={line.at} />
                  </th>
                  <td>
                    {line.by ? (
                      <Plain max={40}>{line.by.name}</Plain>
                    ) : (
                      <span className="text-ink-3">{t("audit.machine")}</span>
                    )}
                  </td>
                  <td>
                    <Plain max={100}>{done}</Plain>
                  </td>
                  <td>
                    <Subject accountId={accountId} line={line} />
                  </td>
                  <td className="min-w-[30ch] py-1.5! whitespace-normal! text-ink-2">
                    <Plain max={300}>{facts}</Plain>
                  </td>
                  <td className="pr-4! text-right">
                    <IconButton
                      icon={isOpen ? "chevron-down" : "chevron-right"}
                      label={t("audit.asWritten")}
                      aria-expanded={isOpen}
                      onClick={() => setOpen(isOpen ? null : line.id)}
                    />
                  </td>
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={COLUMNS} className="h-auto! bg-sunken! p-0!">
                      <AsWritten line={line} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </Table>
    </TableScroller>
  );
}
