"use client";

import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { TableView } from "@/components/charts/chart-table";
import { type Day, Hatch, type Series, StackedDays, seriesFill } from "@/components/charts/stacked-days";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { marketplaceName } from "@/components/ui/marketplace";
import { Segmented } from "@/components/ui/segmented";
import type { OrderStats, OrdersOfDay } from "@/lib/contract/order-stats";
import { count } from "@/lib/format/count";
import { intlTag, type Locale } from "@/lib/messages/locales";
import { type GridLinks, gridLinks } from "./grid-links";
import { IndexFilling } from "./index-filling";

const NAMED = 3;
const DAY_MS = 86_400_000;
export const SPANS = ["14", "30", "90"] as const;
export type Span = (typeof SPANS)[number];

/** One marketplace, or all countries of one: "Amazon" is amazon_fr, amazon_de and the others. */
interface Store {
  codes: string[];
  name: string;
  orders: number;
}

type KeyOf = (code: string) => string;
const itself: KeyOf = (code) => code;
/** "amazon_fr" and "amazon_de" without their country. */
const withoutCountry: KeyOf = (code) => code.replace(/_[a-z]{2}$/i, "");

function storesBy(keyOf: KeyOf, entries: readonly OrdersOfDay[]): Store[] {
  const found = new Map<string, Store>();
  for (const { marketplace: code, marketplace_name: name, orders } of entries) {
    const key = keyOf(code);
    const known = found.get(key) ?? { codes: [], name: marketplaceName({ code: key }), orders: 0 };
    if (!known.codes.includes(code)) known.codes.push(code);
    known.orders += orders;
    if (known.codes.length === 1) known.name = marketplaceName({ code, name });
    else known.name = marketplaceName({ code: key });
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.orders - a.orders || a.name.localeCompare(b.name));
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function dayWords(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(intlTag(locale), { ...options, timeZone: "UTC" }).format(Date.parse(day));
}

interface Props {
  accountId: number;
  stats: OrderStats;
  span: Span;
  onSpan: (span: Span) => void;
}

/** Orders per day, stacked by the marketplaces that bring most; the rest is one hatched part. */
export function OrdersPerDay({ accountId, stats, span, onSpan }: Props) {
  const t = useT("home");
  const locale = useLocale();
  const { orders_per_day: entries, from, to } = stats;
  if (entries === null) return <IndexFilling title={t("perDay.title")} index={stats.index} />;
  const links = gridLinks(accountId);
  const families = storesBy(withoutCountry, entries);
  const named = families.slice(0, NAMED);
  const others = families.slice(NAMED).reduce((sum, { orders }) => sum + orders, 0);
  const days = daysOf(from, to);
  const lookup = new Map(entries.map(({ day, marketplace, orders }) => [`${day} ${marketplace}`, orders]));
  const sums = new Map<string, number>();
  for (const { day, orders } of entries) sums.set(day, (sums.get(day) ?? 0) + orders);
  const series: Series[] = [
    ...named.map(({ codes, name }) => ({ id: codes.join(), name, href: links.span(from, to, codes) })),
    ...(others > 0 ? [{ id: "others", name: t("perDay.others") }] : []),
  ];
  const values = (day: string) => {
    const own = named.map(({ codes }) => codes.reduce((sum, code) => sum + (lookup.get(`${day} ${code}`) ?? 0), 0));
    const all = sums.get(day) ?? 0;
    return others > 0 ? [...own, all - own.reduce((sum, value) => sum + value, 0)] : own;
  };
  const bars: Day[] = days.map((day) => ({
    id: day,
    label: day === to ? t("perDay.today") : dayWords(day, locale, { weekday: "short", day: "numeric" }),
    title: t("perDay.day", {
      day: dayWords(day, locale, { weekday: "long", day: "numeric", month: "long" }),
      n: sums.get(day) ?? 0,
    }),
    href: links.day(day),
    values: values(day),
  }));
  const totals = [...named.map(({ orders }) => orders), others];
  return (
    <ChartFrame
      title={t("perDay.title")}
      file={`orders-per-day-${from}-${to}`}
      table={tableOf(t("perDay.dayColumn"), days, storesBy(itself, entries), lookup, links)}
      legend={<Legend series={series} totals={totals} />}
      choice={
        <Segmented
          label={t("perDay.span")}
          value={span}
          segments={SPANS.map((value) => ({ value, label: t("perDay.days", { n: Number(value) }) }))}
          onChange={onSpan}
        />
      }
    >
      <StackedDays label={t("perDay.title")} series={series} days={bars} />
      <p className="text-11 text-ink-3">
        {t("perDay.utc")}{" "}
        {stats.covers_from && stats.covers_from > from && t("perDay.covers", { day: stats.covers_from })}
      </p>
    </ChartFrame>
  );
}

function tableOf(
  dayColumn: string,
  days: readonly string[],
  stores: readonly Store[],
  lookup: ReadonlyMap<string, number>,
  links: GridLinks,
): TableView {
  const rows = [...days].reverse().map((day) => ({
    name: day,
    cells: stores.map(({ codes: [code = ""] }) => ({
      value: lookup.get(`${day} ${code}`) ?? 0,
      href: links.day(day, code),
    })),
  }));
  return { columns: [dayColumn, ...stores.map(({ name }) => name)], rows };
}

function Legend({ series, totals }: { series: readonly Series[]; totals: readonly number[] }) {
  const locale = useLocale();
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-3.5 gap-y-0.5 text-12 text-ink-2">
      {series.map(({ id, name, href }, at) => {
        const face = (
          <>
            <svg aria-hidden="true" width="10" height="10" className="flex-none">
              <Hatch id={`legend-hatch-${at}`} />
              <rect width="10" height="10" rx="2" {...seriesFill(at, `legend-hatch-${at}`)} />
            </svg>
            {name} <b className="font-semibold text-ink tabular-nums">{count(totals[at] ?? 0, locale)}</b>
          </>
        );
        const look = "inline-flex min-h-6 items-center gap-1.5 rounded-4";
        return (
          <li key={id}>
            {href ? (
              <Link href={href} prefetch={false} className={`${look} hover:text-ink hover:underline`}>
                {face}
              </Link>
            ) : (
              <span className={look}>{face}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
