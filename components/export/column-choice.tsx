"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { columnKind, EXPORT_COLUMNS, type ExportColumn, USUAL_EXPORT_COLUMNS } from "@/lib/domain/export-columns";

interface Props {
  columns: readonly ExportColumn[];
  onChange: (columns: readonly ExportColumn[]) => void;
}

const IDS = EXPORT_COLUMNS.map(({ id }) => id);
const NOT_PERSONAL = IDS.filter((id) => columnKind(id) !== "personal");

/** Which columns the file has; they always stand in the same order, so that two files fit each other. */
export function ColumnChoice({ columns, onChange }: Props) {
  const t = useT("exportOrders");
  const toggle = (id: ExportColumn, on: boolean) =>
    onChange(IDS.filter((each) => (each === id ? on : columns.includes(each))));
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">{t("columnsLabel")}</legend>
      <div className="flex flex-wrap items-center gap-2 text-12 text-ink-3">
        <span className="tabular-nums">{t("chosen", { n: columns.length, all: IDS.length })}</span>
        <span className="max-tablet:hidden">{t("columnsHint")}</span>
        <Button size="small" variant="quiet" className="ml-auto" onClick={() => onChange(USUAL_EXPORT_COLUMNS)}>
          {t("usual")}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onChange(NOT_PERSONAL)}>
          {t("every")}
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-x-3 max-tablet:grid-cols-1">
        {IDS.map((id) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper
          <label key={id} className="flex min-h-7 items-center gap-1.5 max-tablet:min-h-10">
            <Checkbox checked={columns.includes(id)} onChange={(event) => toggle(id, event.currentTarget.checked)} />
            <span className="cut">{t(`columns.${id}`)}</span>
            {columnKind(id) === "personal" && <span className="text-12 text-ink-3">{t("personal")}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
