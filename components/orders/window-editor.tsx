"use client";

import { type FormEvent, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import { DAY_CHOICES, isCalendarDay, type OrderedWindow } from "@/lib/domain/order-filters";
import { PickRow } from "./pick-row";

interface Props {
  value: OrderedWindow | null;
  onChange: (value: OrderedWindow) => void;
  close: () => void;
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label className="grid gap-1 text-12 text-ink-2">
      {label}
      <input className={inputClass("small", "min-w-0 px-2")} type="date" name={name} defaultValue={value} required />
    </label>
  );
}

function Range({ value, onApply }: { value: OrderedWindow | null; onApply: (value: OrderedWindow) => void }) {
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
  const range = value && "from" in value ? value : undefined;
  return (
    <form className="grid grid-cols-2 gap-2 border-t p-2.5" onSubmit={apply} noValidate>
      <Day name="from" label={t("filters.from")} value={range?.from} />
      <Day name="to" label={t("filters.to")} value={range?.to} />
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

/** A number of days back, or two calendar days. */
export function WindowEditor({ value, onChange, close }: Props) {
  const t = useT("orders");
  const choose = (next: OrderedWindow) => {
    onChange(next);
    close();
  };
  return (
    <div>
      <ul className="p-1">
        {DAY_CHOICES.map((days) => (
          <PickRow
            key={days}
            current={value !== null && "days" in value && value.days === days}
            onPick={() => choose({ days })}
          >
            {t("lastDays", { n: days })}
          </PickRow>
        ))}
      </ul>
      <Range value={value} onApply={choose} />
    </div>
  );
}
