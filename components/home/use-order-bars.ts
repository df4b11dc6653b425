"use client";

import { useCallback, useMemo } from "react";
import { REST } from "@/components/charts/series-fill";
import type { Series, StackedBar } from "@/components/charts/stacked-bars";
import { useLocale, useT } from "@/components/shell/intl-provider";
import type { OrderStats } from "@/lib/contract/order-stats";
import { type Days, daysAfter } from "@/lib/domain/calendar-days";
import type { BucketUnit } from "@/lib/domain/time-buckets";
import { daysWords, dayWords } from "@/lib/format/calendar";
import type { Locale } from "@/lib/messages/locales";
import { gridLinks } from "./grid-links";
import { looksOf, storesBy, withoutCountry } from "./store-families";

/** Marketplaces with a part of their own; the rest is one. */
const NAMED = 3;

/** What the chart of orders over time draws. */
export interface OrderBars {
  series: Series[];
  bars: StackedBar[];
  /** Orders of each bar. */
  sums: number[];
  /** Orders of each series. */
  totals: number[];
}

/** A bar's days in words: the day with its weekday, a whole month by its name, else from when to when. */
export function bucketWords(days: Days, unit: BucketUnit, today: string, locale: Locale): string {
  const year = days.from.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  if (unit === "day") return dayWords(days.from, locale, { weekday: "long", day: "numeric", month: "long", year });
  const wholeMonth = unit === "month" && days.from.endsWith("-01") && isLastOfMonth(days.to);
  return wholeMonth ? dayWords(days.from, locale, { month: "long", year: "numeric" }) : daysWords(days, locale);
}

const isLastOfMonth = (day: string) => daysAfter(day, 1).endsWith("-01");

/** More days than a month has are told apart by their months, fewer by their weekdays. */
const WITHIN_A_MONTH = 31;

function axisWords(from: string, unit: BucketUnit, bars: number, locale: Locale): string {
  if (unit === "day" && bars <= WITHIN_A_MONTH) return dayWords(from, locale, { weekday: "short", day: "numeric" });
  if (unit !== "month") return dayWords(from, locale, { day: "numeric", month: "short" });
  return dayWords(from, locale, { month: "short", year: "2-digit" });
}

/** What stands below a bar: when it begins, or that it is now. */
export function useAxisWords(): (days: Days, span: Pick<OrderStats, "unit" | "buckets">, today: string) => string {
  const t = useT("home");
  const locale = useLocale();
  return useCallback(
    (days, { unit, buckets }, today) =>
      days.from <= today && today <= days.to
        ? t(`perDay.now.${unit}`)
        : axisWords(days.from, unit, buckets.length, locale),
    [t, locale],
  );
}

/** Series and bars of an account's orders over time; none of it is worked out again while a person draws over it. */
export function useOrderBars(accountId: number, stats: OrderStats): OrderBars {
  const t = useT("home");
  const locale = useLocale();
  const axis = useAxisWords();
  return useMemo(() => {
    const { unit, buckets, covers_from: covers, orders_per_bucket: entries } = stats;
    const today = stats.open_on.to;
    const links = gridLinks(accountId);
    const families = storesBy(withoutCountry, entries ?? []);
    const named = families.slice(0, NAMED);
    const others = families.slice(NAMED).reduce((sum, { orders }) => sum + orders, 0);
    const familyOf = new Map(named.flatMap(({ codes }, at) => codes.map((code) => [code, at] as const)));
    const looks = looksOf(named, stats.marketplaces);
    const series: Series[] = named.map(({ codes, name }, at) => ({
      id: codes.join(),
      name,
      look: looks[at] ?? REST,
      href: links.placed(stats, codes),
    }));
    if (others > 0) series.push({ id: "others", name: t("perDay.others"), look: REST });
    const values = new Map(buckets.map(({ from }) => [from, series.map(() => 0)]));
    for (const { from, marketplace, orders } of entries ?? []) {
      const row = values.get(from);
      const at = familyOf.get(marketplace) ?? NAMED;
      if (row) row[at] = (row[at] ?? 0) + orders;
    }
    const sums = buckets.map(({ from }) => (values.get(from) ?? []).reduce((sum, orders) => sum + orders, 0));
    const bars = buckets.map((days, at): StackedBar => {
      const when = bucketWords(days, unit, today, locale);
      const known = covers === null || days.to >= covers;
      return {
        id: days.from,
        label: axis(days, stats, today),
        title: known ? t("perDay.bar", { when, n: sums[at] ?? 0 }) : t("perDay.unknown", { when }),
        href: links.placed(days),
        values: values.get(days.from) ?? [],
        unknown: !known,
      };
    });
    return { series, bars, sums, totals: [...named.map(({ orders }) => orders), others] };
  }, [accountId, stats, locale, t, axis]);
}
