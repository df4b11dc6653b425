"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { deadlineWords } from "@/components/ui/deadline";
import { Icon, type IconName } from "@/components/ui/icon";
import type { OrderStats } from "@/lib/contract/order-stats";
import type { ORDER_ALERTS } from "@/lib/domain/order-alerts";
import { count } from "@/lib/format/count";
import { deadlineAt } from "@/lib/format/relative";
import type { MessageKey } from "@/lib/messages/translate";
import { orderAlertsQuery, orderCountsQuery } from "@/lib/queries/orders";
import { dueInvoicesQuery } from "./due-invoices";
import { gridLinks } from "./grid-links";

type Tone = "ink" | "fail" | "warn" | "unknown";
type CounterWord = Extract<MessageKey<"home">, `counters.${string}`>;

interface Counter {
  id: string;
  icon: IconName;
  word: CounterWord;
  /** Undefined: on its way; null: it cannot be said now. */
  value: number | null | undefined;
  href: string;
  tone: Tone;
  /** Small, below the figure. */
  under?: string | undefined;
}

const ICON_TONE: Record<Tone, string> = {
  ink: "text-ink-3",
  fail: "text-fail",
  warn: "text-warn",
  unknown: "text-unknown",
};
const ALERTS = {
  due_today: { icon: "package", tone: "ink" },
  late: { icon: "clock-alert", tone: "fail" },
  errors: { icon: "octagon-x", tone: "fail" },
  warnings: { icon: "triangle-alert", tone: "warn" },
  stuck: { icon: "hand", tone: "unknown" },
} as const;
const SEQUENCE = [
  "due_today",
  "late",
  "errors",
  "warnings",
  "stuck",
] as const satisfies readonly (typeof ORDER_ALERTS)[number][];

/** Open orders of a year: the same window as the counter's link. */
function yearBack(now: number): string {
  const from = new Date(now - 365 * 86_400_000).toISOString().slice(0, 10);
  return new URLSearchParams({ marketplace_order_date_from: `${from}T00:00:00Z` }).toString();
}

/** What is on its way or cannot be said stays so. */
function within<T>(data: T | null | undefined, read: (data: T) => number | null): number | null | undefined {
  if (data === undefined) return undefined;
  return data === null ? null : read(data);
}

/** How late the latest is. */
function useWorst(stats: OrderStats | undefined): string | undefined {
  const t = useT("deadline");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const deadline = deadlineAt(stats?.next_deadlines?.[0]?.ship_by, now, locale, zone);
  return deadline.look === "late" ? deadlineWords(t, deadline) : undefined;
}

function useCounters({ accountId, today, invoices, stats }: Props): Counter[] {
  const t = useT("home");
  const alerts = useQuery(orderAlertsQuery(accountId, useZone()));
  const counts = useQuery(orderCountsQuery(accountId, { query: yearBack(today), text: null }));
  const vcs = useQuery(dueInvoicesQuery(accountId, invoices));
  const links = gridLinks(accountId);
  const worst = useWorst(stats);
  const settled = <T,>(query: { data: T | undefined; isError: boolean }) =>
    query.isError && !query.data ? null : query.data;
  const told = settled(alerts);
  const byTab = settled(counts);
  const due = settled(vcs);
  const list: Counter[] = [
    {
      id: "to_accept",
      icon: "inbox",
      word: "counters.to_accept",
      value: within(byTab, ({ counts: tabs }) => tabs.to_accept ?? null),
      href: links.toAccept(),
      tone: "ink",
    },
    ...SEQUENCE.map((alert): Counter => {
      const value = within(told, (numbers) => numbers[alert]);
      const under = alert === "late" && worst ? t("counters.worst", { late: worst }) : undefined;
      return { id: alert, word: `counters.${alert}`, value, href: links.alert(alert), under, ...ALERTS[alert] };
    }),
  ];
  if (invoices) {
    const value = within(due, ({ stores }) => stores.reduce((sum, store) => sum + store.due + store.overdue, 0));
    const href = `/accounts/${accountId}/invoices`;
    const overdue = due?.stores.reduce((sum, store) => sum + store.overdue, 0) ?? 0;
    const under = overdue > 0 ? t("counters.overdue", { n: overdue }) : undefined;
    list.push({ id: "invoices", icon: "receipt-text", word: "counters.invoices", value, href, tone: "ink", under });
  }
  return list;
}

interface Props {
  accountId: number;
  /** Midnight of the server's day, so that the question stays the same for a day. */
  today: number;
  /** Whether the reader's account has a page for invoices. */
  invoices: boolean;
  /** The figures of the screen, once they are here. */
  stats: OrderStats | undefined;
}

/** What calls for somebody, each a way to its list. What is zero is not there (PRODUCT M06, 5.2.1). */
export function Counters(props: Props) {
  const t = useT("home");
  const locale = useLocale();
  const counters = useCounters(props);
  const shown = counters.filter(({ value }) => value !== 0);
  const quiet = counters.every(({ value }) => value === 0);
  return (
    <nav aria-label={t("counters.label")} className="border-b border-line px-5 pt-1 pb-4 max-tablet:px-4">
      {quiet ? (
        <p className="flex items-center gap-2 py-3 text-ink-2">
          <Icon name="circle-check" className="text-done" />
          {t("allClear")}
        </p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-x-3 gap-y-2 max-tablet:grid-cols-2">
          {shown.map(({ id, icon, word, value, href, tone, under }) => (
            <li key={id} data-counter={id}>
              <Link href={href} prefetch={false} className="-mx-2 grid rounded-6 px-2 py-1.5 hover:bg-hover">
                <span className="cut flex items-center gap-1.5 text-12 text-ink-2">
                  <Icon name={icon} size={15} className={ICON_TONE[tone]} />
                  <span className="cut">{t(word)}</span>
                </span>
                <span className="grid h-8 items-center text-24 font-semibold tracking-[-0.02em] tabular-nums">
                  {value === undefined ? (
                    <Bone className="h-3! w-10" />
                  ) : value === null ? (
                    <span className="text-ink-3" title={t("notKnown")}>
                      –<span className="sr-only">{t("notKnown")}</span>
                    </span>
                  ) : (
                    count(value, locale)
                  )}
                </span>
                {under && <span className="cut text-12 text-ink-3 tabular-nums">{under}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
