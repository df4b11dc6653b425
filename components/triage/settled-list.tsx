"use client";

import Link from "next/link";
import { orderPath } from "@/components/actions/action-details";
import { useT } from "@/components/shell/intl-provider";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { TriageGroupDetail } from "@/lib/contract/triage";

const REASONS = ["order_reached", "order_moved_on", "sent_again", "ended"] as const;
const LOGGED = [
  "created",
  "came_back",
  "grew",
  "woke",
  "settled",
  "assign",
  "note",
  "snooze",
  "resolve",
  "dismiss",
  "reopen",
  "merge",
  "merged",
  "split",
  "mask",
  "renamed",
  "fixed",
] as const;

/** What in a cause was settled lately, and why. */
export function SettledList({ accountId, group }: { accountId: number; group: TriageGroupDetail }) {
  const t = useT("triage");
  if (group.settled.length === 0) return null;
  return (
    <section aria-label={t("orders.settled")} className="border-t border-line px-5 py-3 max-tablet:px-4">
      <h3 className="mb-1 text-12 font-semibold">{t("orders.settled")}</h3>
      <ul className="grid gap-0.5 text-12 text-ink-2">
        {group.settled.slice(0, 10).map((one) => {
          const reason = REASONS.find((name) => name === one.closed_reason) ?? "ended";
          const path = orderPath(accountId, {
            marketplace: group.marketplace,
            marketplace_order_id: one.marketplace_order_id,
          });
          return (
            <li key={one.id} className="flex min-h-6 flex-wrap items-center gap-x-2">
              <Link href={path} prefetch={false} className={linkClass}>
                <Plain max={40}>{one.marketplace_order_id}</Plain>
              </Link>
              {t(`closed.${reason}`)}
              <Time at={one.closed_at} form="short" className="text-ink-3" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The story of a cause: what happened by itself and what people decided, newest first. */
export function GroupLog({ group }: { group: TriageGroupDetail }) {
  const t = useT("triage");
  return (
    <section aria-label={t("log.title")} className="border-t border-line px-5 py-3 max-tablet:px-4">
      <h3 className="mb-1 text-12 font-semibold">{t("log.title")}</h3>
      <ol className="grid gap-0.5 text-12 text-ink-2">
        {group.log.slice(0, 12).map((entry) => {
          const what = LOGGED.find((name) => name === entry.what);
          return (
            <li key={`${entry.at} ${entry.what}`} className="flex flex-wrap gap-x-2">
              <Time at={entry.at} form="short" className="text-ink-3 tabular-nums" />
              {what ? t(`log.${what}`) : entry.what}
              {entry.by && <Plain max={40}>{entry.by.name}</Plain>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
