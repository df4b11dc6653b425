"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { LaterPart, later } from "@/components/ui/later-part";
import { useQueryState } from "@/components/url-state/use-query-states";
import { dayIn } from "@/lib/domain/calendar-days";
import { clockTime } from "@/lib/format/date";
import { firstOfMonth } from "@/lib/format/first-of-month";
import { zonePlace } from "@/lib/format/zone-place";
import { intlTag } from "@/lib/messages/locales";
import { orderStatsQuery } from "@/lib/queries/order-stats";
import { Block } from "./block";
import { Counters } from "./counters";
import { HealthBlock } from "./health-block";
import { HurtsNext } from "./hurts-next";
import { DEFAULT_SPAN, daysOfSpan, parseAsSpan } from "./span";
import { TeamBlock } from "./team-block";

// Pictures come after what hurts: their code is fetched by itself.
const OrdersOverTime = later(async () => (await import("./orders-over-time")).OrdersOverTime);
const sides = () => import("./side-charts");
const FailureRate = later(async () => (await sides()).FailureRate);
const OpenByAge = later(async () => (await sides()).OpenByAge);
const OpenByCountry = later(async () => (await sides()).OpenByCountry);

const DAY_MS = 86_400_000;

interface Props {
  accountId: number;
  /** Whether there is a page for invoices. */
  invoices: boolean;
}

/** What the day asks for, at one look; every part loads and fails by itself (PRODUCT 5.2, M06). */
export function HomeScreen({ accountId, invoices }: Props) {
  const t = useT("home");
  const [now, tz] = [useNow(), useZone()];
  // Each zoom is a step that Back undoes.
  const [span, setSpan] = useQueryState("days", parseAsSpan, { history: "push" });
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  // Days as the grid's own window has them, so that a bar and the list behind it count the same orders.
  const stats = useQuery(orderStatsQuery(accountId, { ...daysOfSpan(span, dayIn(tz, now)), tz }));
  const back = { label: t("perDay.back", { n: Number(DEFAULT_SPAN) }), go: () => void setSpan(null) };
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
            <Block
              query={stats}
              title={t("perDay.title.day")}
              bones="min-h-[260px]"
              way={span === DEFAULT_SPAN ? undefined : back}
            >
              {(data) => (
                <LaterPart>
                  <OrdersOverTime
                    accountId={accountId}
                    stats={data}
                    loading={stats.isPlaceholderData}
                    span={span}
                    onSpan={(next) => void setSpan(next)}
                  />
                </LaterPart>
              )}
            </Block>
          </div>
          <div className={part}>
            <Block query={stats} title={t("byCountry.title")} bones="min-h-[160px]">
              {(data) => (
                <LaterPart>
                  <OpenByCountry accountId={accountId} stats={data} />
                </LaterPart>
              )}
            </Block>
          </div>
        </div>
        <div className="min-w-0 divide-y divide-line">
          <div className={part}>
            <Block query={stats} title={t("failure.title")} bones="min-h-[120px]">
              {(data) => (
                <LaterPart>
                  <FailureRate accountId={accountId} stats={data} />
                </LaterPart>
              )}
            </Block>
          </div>
          <div className={part}>
            <Block query={stats} title={t("byAge.title")} bones="min-h-[160px]">
              {(data) => (
                <LaterPart>
                  <OpenByAge accountId={accountId} stats={data} />
                </LaterPart>
              )}
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
  const words = firstOfMonth(day.format(now), locale);
  return (
    <header className="flex min-h-[52px] items-baseline gap-3 px-5 pt-3.5 pb-1 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]" suppressHydrationWarning>
        <span className="sr-only">{t("title")}: </span>
        {words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)}
      </h1>
      <p className="text-12 text-ink-3 tabular-nums" suppressHydrationWarning>
        {t("clock", { time: clockTime(now, locale, zone) ?? "", place: zonePlace(zone) })}
      </p>
    </header>
  );
}
