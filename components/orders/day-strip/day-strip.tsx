"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { type Series, type StackedBar, StackedBars } from "@/components/charts/stacked-bars";
import { BlockFailure } from "@/components/home/block";
import { daysOfSpan } from "@/components/home/span";
import { bucketWords, useAxisWords } from "@/components/home/use-order-bars";
import { MoreWords, useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { useLate } from "@/components/ui/use-late";
import type { OrderHistogram } from "@/lib/contract/order-histogram";
import { type Days, dayIn } from "@/lib/domain/calendar-days";
import { type OrderGridState, orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { daysWords } from "@/lib/format/calendar";
import type { CompiledMessages } from "@/lib/messages/translate";
import { orderHistogramQuery } from "@/lib/queries/order-histogram";
import type { OrderQuestion } from "@/lib/queries/orders";
import { wordsQuery } from "@/lib/queries/words";
import { keepStripSpan, STRIP_SPANS, type StripSpan } from "./day-strip-span";
import { barsOf, daysOfWindow, hasNoWindow } from "./strip-window";

interface Props {
  accountId: number;
  span: Exclude<StripSpan, "">;
  state: OrderGridState;
  question: OrderQuestion;
  onChange: (changes: Partial<OrderGridState>) => void;
}

/** All orders are one part of a bar. */
const NO_SERIES: readonly Series[] = [];
const HEIGHT = 56;
const serialize = createSerializer(orderGridParsers);

/** Orders over time under the filters in force; drawing over them sets the window on the order date (PRODUCT G20). */
export function DayStrip(props: Props) {
  const { data: words } = useQuery(wordsQuery<CompiledMessages>(useLocale(), ["home"]));
  if (!words) return <Frame>{<Bone className="w-1/2" />}</Frame>;
  return (
    <MoreWords messages={words}>
      <Strip {...props} />
    </MoreWords>
  );
}

/** As high as the strip will be, so that the rows move once. */
function Frame({ children }: { children: ReactNode }) {
  return <div className="min-h-24 flex-none border-t border-line px-5 pt-3 pb-1.5 max-tablet:px-4">{children}</div>;
}

function Strip({ accountId, span, state, question, onChange }: Props) {
  const t = useT("home");
  const [zone, now] = [useZone(), useNow()];
  const days = daysOfSpan(span, dayIn(zone, now));
  const ageless = hasNoWindow(state);
  const drawn = useQuery({ ...orderHistogramQuery(accountId, question, { ...days, tz: zone }), enabled: !ageless });
  const { data, error } = drawn;
  return (
    <Frame>
      <section aria-label={t("strip.label")} className="flex items-start gap-3 max-tablet:flex-col max-tablet:gap-1">
        <div className="w-full min-w-0 flex-1">
          {ageless ? (
            <p className="text-12 text-ink-2">{t("strip.ageless")}</p>
          ) : data?.orders ? (
            <Picture
              data={{ ...data, orders: data.orders }}
              loading={drawn.isPlaceholderData}
              accountId={accountId}
              state={state}
              onChange={onChange}
            />
          ) : data ? (
            <p className="text-12 text-ink-2">{t("strip.unknown")}</p>
          ) : error ? (
            <BlockFailure title={t("strip.label")} error={error} onRetry={() => void drawn.refetch()} />
          ) : (
            <Bone className="w-1/2" />
          )}
        </div>
        <Choice span={span} />
      </section>
    </Frame>
  );
}

/** How far back, and away with it. */
function Choice({ span }: { span: StripSpan }) {
  const t = useT("home");
  const short = { "30": t("perDay.days", { n: 30 }), "90": t("perDay.days", { n: 90 }) };
  const label = { ...short, "1y": t("perDay.years", { n: 1 }), all: t("perDay.all") };
  return (
    <span className="flex flex-none items-center">
      <Segmented<StripSpan>
        label={t("perDay.span")}
        value={span}
        segments={STRIP_SPANS.map((value) => ({ value, label: label[value] }))}
        onChange={keepStripSpan}
      />
      <IconButton icon="eye-off" label={t("strip.hide")} onClick={() => keepStripSpan("")} />
    </span>
  );
}

type PictureProps = Pick<Props, "accountId" | "state" | "onChange"> & {
  data: OrderHistogram & { orders: number[] };
  loading: boolean;
};

function Picture({ data, loading, accountId, state, onChange }: PictureProps) {
  const t = useT("home");
  const locale = useLocale();
  const late = useLate(loading);
  const axis = useAxisWords();
  const { unit, buckets, orders, today, covers_from: covers } = data;
  const rangeOf = (first: number, last: number): Days => ({
    from: buckets[first]?.from ?? data.from,
    to: buckets[last]?.to ?? data.to,
  });
  const bars = useMemo(
    () =>
      buckets.map((days, at): StackedBar => {
        const when = bucketWords(days, unit, today, locale);
        const known = covers === null || days.to >= covers;
        return {
          id: days.from,
          label: axis(days, { unit, buckets }, today),
          title: known ? t("perDay.bar", { when, n: orders[at] ?? 0 }) : t("perDay.unknown", { when }),
          href: serialize(`/accounts/${accountId}/orders`, { ...state, ordered: days, page: 1 }),
          values: [orders[at] ?? 0],
          unknown: !known,
        };
      }),
    [accountId, axis, buckets, covers, locale, orders, state, t, today, unit],
  );
  const choose = (first: number, last: number) => onChange({ ordered: rangeOf(first, last) });
  return (
    <StackedBars
      label={t("strip.label")}
      hint={t("strip.hint")}
      shown=""
      series={NO_SERIES}
      bars={bars}
      stale={late}
      height={HEIGHT}
      nothing={orders.some((n) => n > 0) ? undefined : t("perDay.none")}
      marked={barsOf(daysOfWindow(state, today), buckets)}
      rangeWords={(first, last) =>
        t("perDay.range", {
          when: daysWords(rangeOf(first, last), locale, "short"),
          bars: t(`perDay.bars.${unit}`, { n: last - first + 1 }),
          n: orders.slice(first, last + 1).reduce((sum, n) => sum + n, 0),
        })
      }
      opens
      onZoom={choose}
      onPress={(at) => choose(at, at)}
    />
  );
}
