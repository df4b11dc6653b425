"use client";

import Link from "next/link";
import { useState } from "react";
import { ChartFrame } from "@/components/charts/chart-frame";
import type { TableView } from "@/components/charts/chart-table";
import { seriesFill, Textures } from "@/components/charts/series-fill";
import { type Series, StackedBars } from "@/components/charts/stacked-bars";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { useLate } from "@/components/ui/use-late";
import type { OrderStats } from "@/lib/contract/order-stats";
import type { Days } from "@/lib/domain/calendar-days";
import { daysWords, dayWords } from "@/lib/format/calendar";
import { count } from "@/lib/format/count";
import { zonePlace } from "@/lib/format/zone-place";
import { gridLinks } from "./grid-links";
import { IndexFilling } from "./index-filling";
import { type Span, zoomedIn, zoomedOut } from "./span";
import { SpanChoice } from "./span-choice";
import { itself, storesBy } from "./store-families";
import { type OrderBars, useOrderBars } from "./use-order-bars";

interface Props {
  accountId: number;
  stats: OrderStats;
  /** Figures of another span are on their way. */
  loading: boolean;
  span: Span;
  onSpan: (span: Span) => void;
}

/** Orders over time, stacked by the marketplaces that bring most; the rest is one hatched part. */
export function OrdersOverTime({ stats, ...props }: Props) {
  const t = useT("home");
  const { orders_per_bucket: entries } = stats;
  if (entries === null) return <IndexFilling title={t(`perDay.title.${stats.unit}`)} index={stats.index} />;
  return <Chart {...props} stats={{ ...stats, orders_per_bucket: entries }} />;
}

type Known = OrderStats & { orders_per_bucket: NonNullable<OrderStats["orders_per_bucket"]> };

function Chart({ accountId, stats, loading, span, onSpan }: Props & { stats: Known }) {
  const t = useT("home");
  const locale = useLocale();
  const [near, setNear] = useState<number | null>(null);
  const late = useLate(loading);
  const drawn = useOrderBars(accountId, stats);
  const { unit, buckets, open_on: open } = stats;
  const title = t(`perDay.title.${unit}`);
  const shown = t(`perDay.shown.${unit}`, { when: daysWords(stats, locale) });
  const rangeOf = (first: number, last: number): Days => ({
    from: buckets[first]?.from ?? stats.from,
    to: buckets[last]?.to ?? stats.to,
  });
  const rangeWords = (first: number, last: number) =>
    t("perDay.range", {
      when: daysWords(rangeOf(first, last), locale, "short"),
      bars: t(`perDay.bars.${unit}`, { n: last - first + 1 }),
      n: drawn.sums.slice(first, last + 1).reduce((sum, orders) => sum + orders, 0),
    });
  const about = buckets[near ?? buckets.length - 1] ?? buckets.at(-1);
  const closer = about ? zoomedIn(stats, about) : null;
  const wider = zoomedOut(stats, open.to, stats.first_day);
  return (
    <ChartFrame
      title={title}
      file={`orders-per-${unit}-${stats.from}-${stats.to}`}
      table={tableOf(t(`perDay.column.${unit}`), stats, gridLinks(accountId))}
      legend={<Legend series={drawn.series} totals={drawn.totals} />}
      foot={
        <>
          <div className="flex flex-wrap items-center gap-1">
            <SpanChoice span={span} shown={stats} today={open.to} tz={stats.tz} onSpan={onSpan}>
              <Zoom label={t("perDay.zoomOut")} icon="minus" to={wider} onSpan={onSpan} />
              <Zoom label={t("perDay.zoomIn")} icon="plus" to={closer} onSpan={onSpan} />
            </SpanChoice>
          </div>
          <p className="text-11 text-ink-3">
            {shown} <Reach stats={stats} /> {t("perDay.zone", { place: zonePlace(stats.tz) })} {t("perDay.draw")}
          </p>
        </>
      }
    >
      <StackedBars
        label={title}
        hint={t("perDay.hint")}
        shown={shown}
        series={drawn.series}
        bars={drawn.bars}
        stale={late}
        nothing={drawn.sums.some((orders) => orders > 0) ? undefined : t("perDay.none")}
        rangeWords={rangeWords}
        opens={unit !== "day"}
        onZoom={(first, last) => onSpan(rangeOf(first, last))}
        onFocusBar={setNear}
      />
    </ChartFrame>
  );
}

/** Which orders there are at all, where fewer than were asked for. */
function Reach({ stats: { from, covers_from: covers, first_day: first } }: { stats: OrderStats }) {
  const t = useT("home");
  const locale = useLocale();
  const words = (day: string) => dayWords(day, locale, { day: "numeric", month: "long", year: "numeric" });
  if (covers && covers > from) return <span className="text-ink-2">{t("perDay.covers", { day: words(covers) })}</span>;
  if (first && first > from) return t("perDay.oldest", { day: words(first) });
  return null;
}

interface ZoomProps {
  label: string;
  icon: "minus" | "plus";
  /** Null: there is no more of it. */
  to: Span | null;
  onSpan: Props["onSpan"];
}

/** The zoom for whoever draws nothing (WCAG 2.5.7). At its end it stays, so that the focus does. */
function Zoom({ label, icon, to, onSpan }: ZoomProps) {
  return (
    <IconButton
      icon={icon}
      label={label}
      aria-disabled={to === null || undefined}
      className={to === null ? "cursor-not-allowed text-line-strong hover:bg-transparent hover:text-line-strong" : ""}
      onClick={() => to !== null && onSpan(to)}
    />
  );
}

function tableOf(column: string, stats: Known, links: ReturnType<typeof gridLinks>): TableView {
  const stores = storesBy(itself, stats.orders_per_bucket);
  const found = new Map(
    stats.orders_per_bucket.map(({ from, marketplace, orders }) => [`${from} ${marketplace}`, orders]),
  );
  const rows = [...stats.buckets].reverse().map((days) => ({
    name: stats.unit === "day" ? days.from : `${days.from} – ${days.to}`,
    cells: stores.map(({ codes: [code = ""] }) => ({
      value: found.get(`${days.from} ${code}`) ?? 0,
      href: links.placed(days, [code]),
    })),
  }));
  return { columns: [column, ...stores.map(({ name }) => name)], rows };
}

function Legend({ series, totals }: { series: readonly Series[]; totals: OrderBars["totals"] }) {
  const locale = useLocale();
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-3.5 gap-y-0.5 text-12 text-ink-2">
      {series.map(({ id, name, href, look: fill }, at) => {
        const face = (
          <>
            <svg aria-hidden="true" width="10" height="10" className="flex-none">
              <Textures id={`legend-look-${at}`} />
              <rect width="10" height="10" rx="2" {...seriesFill(fill, `legend-look-${at}`)} />
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
