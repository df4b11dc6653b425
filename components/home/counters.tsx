"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { deadlineWords } from "@/components/ui/deadline";
import { Icon, type IconName } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import type { OrderStats } from "@/lib/contract/order-stats";
import type { ORDER_ALERTS } from "@/lib/domain/order-alerts";
import { count } from "@/lib/format/count";
import { deadlineAt } from "@/lib/format/relative";
import type { MessageKey } from "@/lib/messages/translate";
import { orderAlertsQuery, orderCountsQuery } from "@/lib/queries/orders";
import { triageListQuery } from "@/lib/queries/triage";
import { dueInvoicesQuery, lateUnder } from "./due-invoices";
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
  /** What exactly is counted, where the word alone does not say it. */
  means?: string | undefined;
  /** A second way, beside `under`, where the first does not lead to the orders counted. */
  orders?: { href: string; word: string } | undefined;
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

/** A counter for each tab of the invoices that waits for somebody: what it counts is what its tab lists. */
const INVOICE_TABS = [
  ["invoices", "to_invoice", "ink"],
  ["rejected_invoices", "rejected", "fail"],
  ["credit_notes", "to_credit", "ink"],
] as const;

const CAUSES_MS = 60_000;

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

/** Causes that are open under Errors, while any order is there because of one. */
function useCauses(accountId: number, orders: number | null | undefined): number | undefined {
  const list = useQuery({
    ...triageListQuery(accountId, "tab=new"),
    enabled: typeof orders === "number" && orders > 0,
    refetchInterval: CAUSES_MS,
  });
  return list.data?.tabs.new;
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
  const causes = useCauses(accountId, alerts.data?.errors);
  const worst = useWorst(stats);
  const now = useNow();
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
  const errors = list.find(({ id }) => id === "errors");
  if (errors) {
    // Orders are counted, causes are what a person settles: both are said, and both have their way.
    errors.orders = { href: errors.href, word: t("counters.theirOrders") };
    errors.href = `/accounts/${accountId}/errors`;
    errors.means = t("counters.errorsMean");
    errors.under = causes === undefined ? undefined : t("counters.causes", { n: causes });
  }
  if (invoices) {
    for (const [id, tab, tone] of INVOICE_TABS) {
      const value = within(due, ({ counts: tabs }) => tabs[tab]);
      const late = due && tab !== "to_credit" ? lateUnder(due, tab, now) : null;
      const under = late !== null && late > 0 ? t("counters.overdue", { n: late }) : undefined;
      const icon = tab === "to_credit" ? "file-minus" : "receipt-text";
      list.push({ id, icon, word: `counters.${id}`, value, href: links.invoices(tab), tone, under });
    }
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
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-x-3 gap-y-2 max-tablet:grid-cols-2">
          {shown.map(({ id, icon, word, value, href, tone, under, means, orders }) => (
            // The whole place is the first way; a second one stands over it.
            <li key={id} data-counter={id} className="relative -mx-2 rounded-6 px-2 py-1.5 hover:bg-hover">
              <Link
                href={href}
                prefetch={false}
                title={means}
                className="grid after:absolute after:inset-0 after:rounded-6"
              >
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
                {under && !orders && <span className="text-12 text-ink-3 tabular-nums">{under}</span>}
              </Link>
              {orders && (
                <span className="flex flex-wrap items-center gap-x-1.5 text-12 text-ink-3 tabular-nums">
                  {under && <span className="cut">{under}</span>}
                  {under && <span aria-hidden="true">·</span>}
                  <Link
                    href={orders.href}
                    prefetch={false}
                    className={`relative z-[1] inline-flex min-h-6 items-center ${linkClass}`}
                  >
                    {orders.word}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
