"use client";

import { useT } from "@/components/shell/intl-provider";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { GRID_SORT_FIELDS, type Sort } from "@/lib/domain/order-filters";

/** All eight fields that Lengow sorts the whole set by, also those without a column, and where headers have no room. */
export function SortChip({ sort, onChange }: { sort: Sort; onChange: (sort: Sort) => void }) {
  const t = useT("orders");
  const direction = sort.descending ? t("sort.descending") : t("sort.ascending");
  return (
    <Popover
      label={t("sort.label")}
      className="w-60"
      trigger={(trigger) => (
        <Chip {...trigger} name={t("sort.label")} value={`${t(`sort.${sort.field}`)}, ${direction}`} />
      )}
    >
      {(close) => (
        <ul className="p-1">
          {GRID_SORT_FIELDS.map((field) => {
            const current = field === sort.field;
            return (
              <li key={field}>
                <button
                  type="button"
                  aria-current={current || undefined}
                  className="ring-inward flex h-7 w-full items-center gap-2 rounded-4 px-2 text-left hover:bg-hover max-tablet:h-10"
                  onClick={() => {
                    onChange({
                      field,
                      descending: current ? !sort.descending : field.endsWith("_at") || field.endsWith("_date"),
                    });
                    close();
                  }}
                >
                  <Icon name={current ? (sort.descending ? "arrow-down" : "arrow-up") : undefined} size={14} />
                  {t(`sort.${field}`)}
                  {current && <span className="ml-auto text-11 text-ink-3">{t("sort.turn")}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Popover>
  );
}
