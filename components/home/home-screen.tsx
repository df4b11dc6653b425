"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { useQueryState } from "@/components/url-state/use-query-states";
import { parseAsStringLiteral } from "@/lib/domain/url-state";
import { clockTime } from "@/lib/format/date";
import { intlTag } from "@/lib/messages/locales";
import { orderStatsQuery } from "@/lib/queries/order-stats";
import { Block } from "./block";
import { Counters } from "./counters";
import { HealthBlock } from "./health-block";
import { HurtsNext } from "./hurts-next";
import { SPANS } from "./orders-per-day";
import { TeamBlock } from "./team-block";

// Pictures come after what hurts: their code is fetched by itself.
const OrdersPerDay = dynamic(() => import("./orders-per-day").then((module) => module.OrdersPerDay));
const sides = () => import("./side-charts");
const FailureRate = dynamic(() => sides().then((module) => module.FailureRate));
const OpenByAge = dynamic(() => sides().then((module) => module.OpenByAge));
const OpenByCountry = dynamic(() => sides().then((module) => module.OpenByCountry));

const DAY_MS = 86_400_000;
const SPAN = parseAsStringLiteral(SPANS).withDefault("14");

interface Props {
  accountId: number;
  /** Whether there is a page for invoices. */
  invoices: boolean;
}

/** What the day asks for, at one look; every part loads and fails by itself (PRODUCT 5.2, M06). */
export function HomeScreen({ accountId, invoices }: Props) {
  const t = useT("home");
  const now = useNow();
  const [span, setSpan] = useQueryState("days", SPAN);
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const day = (back: number) => new Date(today - back * DAY_MS).toISOString().slice(0, 10);
  // Days as the grid's own window has them, so that a bar and the list behind it count the same orders.
  const stats = useQuery(orderStatsQuery(accountId, { from: day(Number(span) - 1), to: day(0), tz: "UTC" }));
  const part = "px-5 py-4 max-tablet:px-4";
  return (
    <div className="scroll-thin flex min-h-0 flex-1 flex-col overflow-auto">
      <Head />
      <Counters accountId={accountId} today={today} invoices={invoices} stats={stats.data} />
      <div className="grid flex-none grid-cols-[minmax(0,1fr)_340px] min-[120rem]:grid-cols-[minmax(0,1fr)_480px] max-desktop:grid-cols-1 desktop:flex-auto">
        <div className="min-w-0 divide-y divide-line border-r border-line max-desktop:border-r-0 max-desktop:border-b">
          <div className={part}>
            <Block query={stats} title={t("hurts.title")} bones="min-h-[420px]">
              {(data) => <HurtsNext accountId={accountId} stats={data} invoices={invoices} />}
            </Block>
          </div>
          <div className={part}>
            <Block query={stats} title={t("perDay.title")} bones="min-h-[230px]">
              {(data) => (
                <OrdersPerDay accountId={accountId} stats={data} span={span} onSpan={(next) => void setSpan(next)} />
              )}
            </Block>
          </div>
          <div className={part}>
            <Block query={stats} title={t("byCountry.title")} bones="min-h-[160px]">
              {(data) => <OpenByCountry accountId={accountId} stats={data} />}
            </Block>
          </div>
        </div>
        <div className="min-w-0 divide-y divide-line">
          <div className={part}>
            <Block query={stats} title={t("failure.title")} bones="min-h-[120px]">
              {(data) => <FailureRate accountId={accountId} stats={data} />}
            </Block>
          </div>
          <div className={part}>
            <Block query={stats} title={t("byAge.title")} bones="min-h-[160px]">
              {(data) => <OpenByAge accountId={accountId} stats={data} />}
            </Block>
          </div>
          <div className={part}>
            <HealthBlock accountId={accountId} index={stats.data?.index} />
          </div>
          <div className={part}>
            <TeamBlock accountId={accountId} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The day, and the time where the reader is. */
function Head() {
  const t = useT("home");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const day = new Intl.DateTimeFormat(intlTag(locale), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: zone,
  });
  const words = day.format(now);
  const place = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return (
    <header className="flex min-h-[52px] items-baseline gap-3 px-5 pt-3.5 pb-1 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]" suppressHydrationWarning>
        <span className="sr-only">{t("title")}: </span>
        {words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)}
      </h1>
      <p className="text-12 text-ink-3 tabular-nums" suppressHydrationWarning>
        {t("clock", { time: clockTime(now, locale, zone) ?? "", place })}
      </p>
    </header>
  );
}
