"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { inputClass } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import type { Days } from "@/lib/domain/calendar-days";
import { MOST_YEARS } from "@/lib/domain/time-buckets";
import { zonePlace } from "@/lib/format/zone-place";
import type { Translate } from "@/lib/messages/translate";
import { isSpan, SPANS, type Span } from "./span";

interface Props {
  span: Span;
  /** The days on screen, and the last that can be asked for, in a zone. */
  shown: Days;
  today: string;
  tz: string;
  onSpan: (span: Span) => void;
  /** Buttons that stay beside the calendar's, whatever wraps. */
  children: ReactNode;
}

/** How many days back, or from when to when (PRODUCT 5.2.3). */
export function SpanChoice({ span, shown, today, tz, onSpan, children }: Props) {
  const t = useT("home");
  const back = typeof span === "string" ? span : "";
  const segments = SPANS.map((value) => ({ value, ...spanWords(value, t) }));
  return (
    <>
      <Segmented<(typeof SPANS)[number] | "">
        label={t("perDay.span")}
        value={back}
        segments={segments}
        onChange={(days) => days !== "" && onSpan(days)}
      />
      <span className="flex">
        <Popover
          label={t("perDay.chooseDays")}
          className="w-72"
          trigger={(trigger) => (
            <IconButton icon="calendar" label={t("perDay.chooseDays")} aria-pressed={back === ""} {...trigger} />
          )}
        >
          {(close) => (
            <DaysForm
              shown={shown}
              today={today}
              tz={tz}
              onApply={(days) => {
                onSpan(days);
                close();
              }}
            />
          )}
        </Popover>
        {children}
      </span>
    </>
  );
}

/** Short on the button, whole for screen readers and on hover. */
function spanWords(span: (typeof SPANS)[number], t: Translate<"home">): { label: string; title: string } {
  if (span === "6m") return { label: t("perDay.months", { n: 6 }), title: t("perDay.monthsLong", { n: 6 }) };
  if (span === "1y") return { label: t("perDay.years", { n: 1 }), title: t("perDay.yearsLong", { n: 1 }) };
  if (span === "all") return { label: t("perDay.all"), title: t("perDay.allLong") };
  const n = Number(span);
  return { label: t("perDay.days", { n }), title: t("perDay.daysLong", { n }) };
}

type FormProps = Pick<Props, "shown" | "today" | "tz"> & { onApply: (days: Days) => void };

function DaysForm({ shown, today, tz, onApply }: FormProps) {
  const t = useT("home");
  const [wrong, setWrong] = useState(false);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = { from: String(fields.get("from")), to: String(fields.get("to")) };
    const good = isSpan(days);
    setWrong(!good);
    if (good) onApply(days);
  };
  return (
    <form className="grid grid-cols-2 gap-2 p-2.5" onSubmit={apply} noValidate>
      {(["from", "to"] as const).map((name) => (
        <label key={name} className="grid gap-1 text-12 text-ink-2">
          {t(`perDay.${name}`)}
          <input
            className={inputClass("small", "min-w-0 px-2")}
            type="date"
            name={name}
            defaultValue={shown[name]}
            max={today}
            required
          />
        </label>
      ))}
      <p className="col-span-2 text-12 text-ink-3">{t("perDay.zone", { place: zonePlace(tz) })}</p>
      {wrong && (
        <p role="alert" className="col-span-2 text-12 text-fail">
          {t("perDay.badDays", { n: MOST_YEARS })}
        </p>
      )}
      <Button type="submit" size="small" className="col-span-2">
        {t("perDay.apply")}
      </Button>
    </form>
  );
}
