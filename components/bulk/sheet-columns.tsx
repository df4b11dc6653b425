"use client";

import { useEffect, useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { Menu, MenuItem } from "@/components/ui/menu";
import { MOST_COLUMNS, type Sheet } from "@/lib/contract/batches";
import { meaningChoices, meaningWords } from "./why-words";

interface Props {
  sheet: Sheet;
  /** One more column with this meaning. */
  onAdd: (meaning: string) => void;
}

/** Whether a sheet can take another column at all. */
const hasRoom = ({ header }: Sheet): boolean => header.length < MOST_COLUMNS;

/** What names the order comes with the rows; those of a list are all shipped. */
const NEVER_ADDED: Record<Sheet["origin"], readonly string[]> = {
  file: ["marketplace_order_id"],
  list: ["marketplace_order_id", "marketplace", "type"],
};

/** A way to a column for one value, where a row or the whole sheet asks for it. */
export function AddColumn({ sheet, meaning, onAdd }: Props & { meaning: string }) {
  const words = { t: useT("bulk"), actions: useT("actions") };
  if (!hasRoom(sheet) || !sheet.meanings.includes(meaning)) return null;
  return (
    <button
      type="button"
      className={`${linkClass} min-h-6 text-left max-tablet:min-h-10`}
      onClick={() => onAdd(meaning)}
    >
      {words.t("sheet.addColumn", { field: meaningWords(words, meaning) })}
    </button>
  );
}

/** What rows ask for and no column holds, once for all of them, each with the way to its column. */
export function LackingColumns({ sheet, onAdd }: Props) {
  const words = { t: useT("bulk"), actions: useT("actions") };
  const { t } = words;
  const lacking = sheet.lacking.filter(({ meaning }) => sheet.meanings.includes(meaning));
  if (lacking.length === 0 || !hasRoom(sheet)) return null;
  return (
    <section
      aria-label={t("sheet.lacking")}
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-sunken px-5 py-1.5 text-12 max-tablet:px-4"
    >
      <span className="flex gap-2">
        <Icon name="info" size={14} className="mt-0.5 flex-none text-ink-3" />
        {t("sheet.lacking")}
      </span>
      {lacking.map(({ meaning, rows, must }) => (
        <span key={meaning} className="flex flex-wrap items-center gap-x-1.5">
          <Button size="small" icon="plus" onClick={() => onAdd(meaning)}>
            {t("sheet.addColumn", { field: meaningWords(words, meaning) })}
          </Button>
          <span className="text-ink-2">{t(must ? "sheet.lackingMust" : "sheet.lackingMay", { n: rows })}</span>
        </span>
      ))}
    </section>
  );
}

/** A column for anything else that the marketplaces of the sheet take. */
export function MoreColumns({ sheet, onAdd }: Props) {
  const [t, actions] = [useT("bulk"), useT("actions")];
  const { columns } = sheet.mapping;
  const free = sheet.meanings.filter((one) => !columns.includes(one) && !NEVER_ADDED[sheet.origin].includes(one));
  if (free.length === 0 || !hasRoom(sheet)) return null;
  return (
    <Menu
      label={t("sheet.moreColumns")}
      align="end"
      className="scroll-thin max-h-[min(60vh,420px)] overflow-auto"
      trigger={(trigger) => (
        <Button size="small" variant="quiet" icon="plus" aria-label={t("sheet.moreColumns")} {...trigger}>
          {t("sheet.column.more")}
        </Button>
      )}
    >
      {meaningChoices({ t, actions }, free).map(({ meaning, label }) => (
        <MenuItem key={meaning} onSelect={() => onAdd(meaning)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Puts the focus into the first cell of a column once it is drawn; the answer names the column that was asked for. */
export function useNewColumn(sheet: Pick<Sheet, "mapping"> | undefined): (meaning: string) => void {
  const awaited = useRef<string | null>(null);
  const columns = sheet?.mapping.columns;
  useEffect(() => {
    const at = awaited.current === null ? -1 : (columns?.indexOf(awaited.current) ?? -1);
    if (at < 0) return;
    awaited.current = null;
    document.querySelector<HTMLElement>(`tbody [data-column="${at}"] button`)?.focus();
  }, [columns]);
  return (meaning) => {
    awaited.current = meaning;
  };
}
