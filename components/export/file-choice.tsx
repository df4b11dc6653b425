"use client";

import clsx from "clsx";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import { DECIMALS, HEADS, type Separator, usualDecimal } from "@/lib/domain/export-columns";
import { zonePlace } from "@/lib/format/zone-place";
import { DATES, type ExportForm } from "./export-form-store";

interface Props {
  form: ExportForm;
  onChange: (changes: Partial<ExportForm>) => void;
}

interface ChoiceProps<V extends string> {
  label: string;
  hint?: string;
  value: V;
  segments: readonly { value: V; label: string }[];
  onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, hint, value, segments, onChoose }: ChoiceProps<V>) {
  return (
    <div className={clsx("grid content-start justify-items-start gap-1.5", hint && "basis-full")}>
      <span className="font-medium">{label}</span>
      <Segmented label={label} value={value} segments={segments} onChange={onChoose} />
      {hint && <span className="text-12 text-ink-3">{hint}</span>}
    </div>
  );
}

/** How the file is written. */
export function FileChoice({ form, onChange }: Props) {
  const t = useT("exportOrders");
  const [locale, zone] = [useLocale(), useZone()];
  const separators = (["comma", "semicolon", "tab"] as const).map((value: Separator) => ({
    value,
    label: t(`separators.${value}`),
  }));
  const place = zonePlace(zone);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        <Choice
          label={t("separator")}
          value={form.separator}
          segments={separators}
          // What goes with it is proposed anew: a comma between the values and one before the cents is rarely meant.
          onChoose={(separator) => onChange({ separator, decimal: usualDecimal(locale, separator) })}
        />
        <Choice
          label={t("decimal")}
          value={form.decimal}
          segments={DECIMALS.map((value) => ({ value, label: t(`decimals.${value}`) }))}
          onChoose={(decimal) => onChange({ decimal })}
        />
        <Choice
          label={t("heads")}
          value={form.heads}
          segments={HEADS.map((value) => ({ value, label: t(`headsAs.${value}`) }))}
          onChoose={(heads) => onChange({ heads })}
        />
        {zone !== "UTC" && (
          <Choice
            label={t("dates")}
            hint={t(`datesHint.${form.dates}`)}
            value={form.dates}
            segments={DATES.map((value) => ({ value, label: value === "utc" ? "UTC" : t("datesIn", { place }) }))}
            onChoose={(dates) => onChange({ dates })}
          />
        )}
      </div>
      {(["bom", "sheet"] as const).map((name) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper
        <label key={name} className="flex items-start gap-1.5">
          <Checkbox checked={form[name]} onChange={(event) => onChange({ [name]: event.currentTarget.checked })} />
          <span className="grid pt-0.5">
            {t(name)}
            <span className="text-12 text-ink-3">{t(`${name}Hint`)}</span>
          </span>
        </label>
      ))}
      <p className="text-12 text-ink-3">{t("facts")}</p>
    </div>
  );
}
