"use client";

import { type FormEvent, useState } from "react";
import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { inputClass } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { DAY_CHOICES, isCalendarDay, type OrderedWindow } from "@/lib/domain/order-filters";
import { shortDay } from "@/lib/format/date";

interface Props {
  value: OrderedWindow;
  /** An order looked for by its id is looked for however old it is: the window is then not in force, and says so. */
  off: boolean;
  onChange: (value: OrderedWindow) => void;
}

function Range({ value, onApply }: { value: OrderedWindow; onApply: (value: OrderedWindow) => void }) {
  const t = useT("orders");
  const [wrong, setWrong] = useState(false);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [from, to] = [String(fields.get("from")), String(fields.get("to"))];
    const good = isCalendarDay(from) && isCalendarDay(to) && from <= to;
    setWrong(!good);
    if (good) onApply({ from, to });
  };
  const range = "from" in value ? value : undefined;
  return (
    <form className="grid grid-cols-2 gap-2 border-t p-2.5" onSubmit={apply} noValidate>
      <label className="grid gap-1 text-12 text-ink-2">
        {t("filters.from")}
        <input
          className={inputClass("small", "min-w-0 px-2")}
          type="date"
          name="from"
          defaultValue={range?.from}
          required
        />
      </label>
      <label className="grid gap-1 text-12 text-ink-2">
        {t("filters.to")}
        <input
          className={inputClass("small", "min-w-0 px-2")}
          type="date"
          name="to"
          defaultValue={range?.to}
          required
        />
      </label>
      {wrong && (
        <p role="alert" className="col-span-2 text-12 text-fail">
          {t("filters.badRange")}
        </p>
      )}
      <Button type="submit" size="small" className="col-span-2">
        {t("filters.apply")}
      </Button>
    </form>
  );
}

/** The window on the order date. It is always in force, so it always stands here and has no ×. */
export function WindowChip({ value, off, onChange }: Props) {
  const t = useT("orders");
  const [locale, now] = [useLocale(), useNow()];
  const day = (text: string) => shortDay(`${text}T12:00:00Z`, now, locale, "UTC") ?? text;
  const words =
    "days" in value ? t("lastDays", { n: value.days }) : t("between", { from: day(value.from), to: day(value.to) });
  return (
    <Popover
      label={t("filters.ordered")}
      className="w-80"
      trigger={(trigger) => (
        <Chip {...trigger} name={t("filters.ordered")} value={off ? t("filters.anyTime") : words} />
      )}
    >
      {(close) => {
        const choose = (next: OrderedWindow) => {
          onChange(next);
          close();
        };
        return (
          <div>
            <ul className="p-1">
              {DAY_CHOICES.map((days) => {
                const current = "days" in value && value.days === days;
                return (
                  <li key={days}>
                    <button
                      type="button"
                      aria-current={current || undefined}
                      className="flex h-7 w-full items-center gap-2 rounded-4 px-2 text-left ring-inward hover:bg-hover max-tablet:h-10"
                      onClick={() => choose({ days })}
                    >
                      <Icon name={current ? "check" : undefined} size={14} />
                      {t("lastDays", { n: days })}
                    </button>
                  </li>
                );
              })}
            </ul>
            <Range value={value} onApply={choose} />
          </div>
        );
      }}
    </Popover>
  );
}
