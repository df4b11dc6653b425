"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { Icon } from "@/components/ui/icon";
import { type GridColumn, isMetaColumn, MOST_META_COLUMNS, metaColumn } from "@/lib/domain/order-columns";
import { plainText } from "@/lib/format/plain";
import type { Step } from "./json-paths";

interface MetaColumnsState {
  /** The names of this order's extra data that may be columns. */
  keys: ReadonlySet<string>;
  columns: readonly GridColumn[];
  toggle: (key: string) => void;
}

const MetaColumnsContext = createContext<MetaColumnsState | null>(null);

/** For the raw data below it: which names of the extra data are columns of the reader's list, and the way to change that. */
export function MetaColumnsProvider({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  const t = useT("order");
  const { preferences, change } = usePreferences();
  const { columns } = preferences;
  const [failed, setFailed] = useState(false);
  const value = useMemo(() => {
    const toggle = (key: string) => {
      const id = metaColumn(key);
      setFailed(false);
      const next = columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id];
      change({ columns: next }).catch(() => setFailed(true));
    };
    return { keys: new Set(keys), columns, toggle };
  }, [keys, columns, change]);
  return (
    <MetaColumnsContext value={value}>
      <p role="alert" className={failed ? "text-12 text-fail" : "sr-only"}>
        {failed && t("metaFailed")}
      </p>
      {children}
    </MetaColumnsContext>
  );
}

/** The name of a value of the extra data, as a column has it; null for everything else. */
function keyAt(path: readonly Step[]): string | null {
  const [root, ...names] = path;
  return root === "order_meta" && names.length > 0 && names.length <= 2 ? names.join(".") : null;
}

/** Beside a value of the extra data: shows its name as a column of the list, or takes it out again. */
export function ColumnToggle({ path }: { path: readonly Step[] }) {
  const t = useT("order");
  const state = useContext(MetaColumnsContext);
  const key = keyAt(path);
  if (state === null || key === null || !state.keys.has(key)) return null;
  const name = plainText(key, 64).text;
  const shown = state.columns.includes(metaColumn(key));
  const isFull = !shown && state.columns.filter(isMetaColumn).length >= MOST_META_COLUMNS;
  const label = t(shown ? "metaHideNamed" : "metaShowNamed", { name });
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={shown}
      aria-disabled={isFull || undefined}
      title={isFull ? t("metaFull", { n: MOST_META_COLUMNS }) : label}
      onClick={() => !isFull && state.toggle(key)}
      className="ring-inward inline-flex min-h-6 flex-none items-center gap-1 whitespace-nowrap rounded-4 px-1.5 font-sans text-12 text-ink-2 hover:bg-hover hover:text-ink aria-disabled:opacity-40 max-tablet:min-h-10"
    >
      <Icon name={shown ? "check" : "columns-3"} size={13} />
      {/* A phone has no room beside a value; the button's name says it there. */}
      <span className="max-tablet:hidden">{t(shown ? "metaShown" : "metaShow")}</span>
    </button>
  );
}
