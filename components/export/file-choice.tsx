"use client";

import { useT } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { Segmented } from "@/components/ui/segmented";
import type { Separator } from "@/lib/domain/export-columns";
import type { ExportForm } from "./export-form-store";

interface Props {
  form: ExportForm;
  onChange: (changes: Partial<ExportForm>) => void;
}

/** How the file is written. */
export function FileChoice({ form, onChange }: Props) {
  const t = useT("exportOrders");
  const segments = (["comma", "semicolon", "tab"] as const).map((value: Separator) => ({
    value,
    label: t(`separators.${value}`),
  }));
  return (
    <div className="grid gap-3">
      <div className="grid justify-items-start gap-1.5">
        <span className="font-medium">{t("separator")}</span>
        <Segmented
          label={t("separator")}
          value={form.separator}
          segments={segments}
          onChange={(separator) => onChange({ separator })}
        />
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
