"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { columnKind, EXPORT_COLUMN_IDS, type ExportColumn, USUAL_EXPORT_COLUMNS } from "@/lib/domain/export-columns";
import { isMetaColumn, type MetaColumn, metaKeysOf } from "@/lib/domain/order-columns";

interface Props {
  columns: readonly ExportColumn[];
  /** The names of the extra data that the list shows. */
  meta: readonly MetaColumn[];
  onChange: (columns: readonly ExportColumn[]) => void;
}

/** Which columns the file has; they always stand in the same order, so that two files fit each other. */
export function ColumnChoice({ columns, meta, onChange }: Props) {
  const t = useT("exportOrders");
  const all: readonly ExportColumn[] = [...EXPORT_COLUMN_IDS, ...meta];
  const toggle = (id: ExportColumn, on: boolean) =>
    onChange(all.filter((each) => (each === id ? on : columns.includes(each))));
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium">{t("columnsLabel")}</legend>
      <div className="flex items-start gap-2 text-12 text-ink-3 max-tablet:flex-wrap">
        <div className="min-w-0 flex-1 py-1 max-tablet:basis-full">
          <div className="tabular-nums whitespace-nowrap">{t("chosen", { n: columns.length, all: all.length })}</div>
          <div className="max-tablet:hidden">{t("columnsHint")}</div>
        </div>
        <div className="-mr-2 flex max-tablet:-mx-2">
          <Button size="small" variant="quiet" onClick={() => onChange(USUAL_EXPORT_COLUMNS)}>
            {t("usual")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            onClick={() => onChange(all.filter((id) => columnKind(id) !== "personal"))}
          >
            {t("every")}
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-x-3 max-tablet:grid-cols-1">
        {all.map((id) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper
          <label key={id} className="flex min-h-7 items-center gap-1.5 max-tablet:min-h-10">
            <Checkbox checked={columns.includes(id)} onChange={(event) => toggle(id, event.currentTarget.checked)} />
            <span className="grid min-w-0">
              <span className="cut">{isMetaColumn(id) ? metaKeysOf([id])[0] : t(`columns.${id}`)}</span>
              {columnKind(id) === "personal" && <span className="-mt-0.5 text-11 text-ink-3">{t("personal")}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
