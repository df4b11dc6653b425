"use client";

import { type FormEvent, useId, useState } from "react";
import { useT, useZone } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { inputClass } from "@/components/ui/input";
import { DAY_CHOICES, DEFAULT_WINDOW, isCalendarDay, type OrderedWindow } from "@/lib/domain/order-filters";
import { zonePlace } from "@/lib/format/zone-place";
import { keepStripSpan, useStripSpan } from "./day-strip/day-strip-span";
import { PickRow } from "./pick-row";
import { ValueKeys } from "./value-keys";

interface Props {
  value: OrderedWindow | null;
  /** Without a window chosen the list reaches back without end: there the usual days mean just that. */
  ageless?: boolean;
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
  const place = zonePlace(useZone());
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
      <p className="col-span-2 text-12 text-ink-3">{t("filters.zoneDays", { place })}</p>
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

const isUsual = (days: number) => "days" in DEFAULT_WINDOW && DEFAULT_WINDOW.days === days;

/** A number of days back, or two calendar days. */
export function WindowEditor({ value, ageless = false, onChange, close }: Props) {
  const t = useT("orders");
  const drawn = useStripSpan() !== "";
  const box = useId();
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
            {ageless && isUsual(days) ? t("filters.anyTime") : t("lastDays", { n: days })}
          </PickRow>
        ))}
      </ul>
      <Range value={value} onApply={choose} />
      <label htmlFor={box} className="flex items-center gap-1.5 border-t px-2.5 py-1.5 text-12">
        <Checkbox
          id={box}
          checked={drawn}
          onChange={(event) => keepStripSpan(event.currentTarget.checked ? "90" : "")}
        />
        {t("filters.drawDays")}
      </label>
    </div>
  );
}

/** The same behind its own chip; the focus goes there. */
export function OrderedEditor(props: Props) {
  return (
    <ValueKeys>
      <WindowEditor {...props} />
    </ValueKeys>
  );
}
