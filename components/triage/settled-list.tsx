"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { orderPath } from "@/components/actions/action-details";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { triageSettledQuery } from "@/lib/queries/triage";

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
  "take_back",
  "merge",
  "merged",
  "split",
  "mask",
  "pattern",
  "renamed",
  "open_again",
  "fixed",
  "fixed_part",
  "fix_held",
  "fix_refused",
  "taken_back",
] as const;

/** Rows drawn before somebody asks for all. */
const FIRST_SETTLED = 10;
const FIRST_ENTRIES = 12;

/** How much of a list is on screen, and the way to the rest of it; nothing once all of it is. */
function Shown(props: { shown: number; all: number; busy?: boolean; words?: string; onAll: () => void }) {
  const t = useT("triage");
  const { shown, all, busy, words = t("orders.showAll"), onAll } = props;
  if (shown >= all) return null;
  return (
    <p className="mt-1 flex items-center gap-3 text-12 text-ink-3">
      {t("orders.shown", { shown, all })}
      <Button size="small" variant="quiet" unavailable={busy ? "…" : undefined} onClick={onAll}>
        {words}
      </Button>
    </p>
  );
}

/** What in a cause is not open any more, and why: the newest at first, all of it when asked. */
export function SettledList({ accountId, group }: { accountId: number; group: TriageGroupDetail }) {
  const t = useT("triage");
  const [isAsked, setAsked] = useState(false);
  const all = useQuery(triageSettledQuery(accountId, group.id, isAsked));
  const settled = isAsked ? (all.data ?? group.settled) : group.settled.slice(0, FIRST_SETTLED);
  // More than a page takes are named by their number alone.
  const isWhole = isAsked && all.data !== undefined;
  const beyond = isWhole ? Math.max(0, group.settled_count - settled.length) : 0;
  if (group.settled.length === 0) return null;
  return (
    <section aria-label={t("orders.settled")} className="border-t border-line px-5 py-3 max-tablet:px-4">
      <h3 className="mb-1 text-12 font-semibold">{t("orders.settled")}</h3>
      <ul className="grid gap-0.5 text-12 text-ink-2">
        {settled.map((one) => {
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
      {!isWhole && (
        <Shown
          shown={settled.length}
          all={group.settled_count}
          busy={isAsked && all.isFetching}
          onAll={() => (isAsked ? void all.refetch() : setAsked(true))}
        />
      )}
      {beyond > 0 && <p className="mt-1 text-12 text-ink-3">{t("orders.moreSettled", { n: beyond })}</p>}
    </section>
  );
}

/** The story of a cause: what happened by itself and what people decided, newest first. Of a very long one only the newest, and it says so. */
export function GroupLog({ group }: { group: TriageGroupDetail }) {
  const t = useT("triage");
  const [isAsked, setAsked] = useState(false);
  const { log, log_count: all } = group;
  const entries = isAsked ? log : log.slice(0, FIRST_ENTRIES);
  const isCut = all > log.length;
  return (
    <section aria-label={t("log.title")} className="border-t border-line px-5 py-3 max-tablet:px-4">
      <h3 className="mb-1 text-12 font-semibold">{t("log.title")}</h3>
      <ol className="grid gap-0.5 text-12 text-ink-2">
        {entries.map((entry) => {
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
      {entries.length < log.length ? (
        <Shown
          shown={entries.length}
          all={all}
          words={isCut ? t("log.showNewest", { n: log.length }) : undefined}
          onAll={() => setAsked(true)}
        />
      ) : (
        isCut && <p className="mt-1 text-12 text-ink-3">{t("log.cut", { n: log.length, all })}</p>
      )}
    </section>
  );
}
