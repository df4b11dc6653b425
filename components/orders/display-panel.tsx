"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import {
  COLUMN_SETS,
  type ColumnSet,
  columnSetOf,
  FIXED_COLUMN,
  type GridColumn,
  ORDER_COLUMNS,
  readColumns,
} from "@/lib/domain/order-columns";
import { PAGE_SIZES } from "@/lib/domain/order-filters";
import type { Preferences } from "@/lib/domain/preferences";
import { columnName } from "./columns/column-name";
import { MetaColumns } from "./meta-columns";

interface Props {
  accountId: number;
  columns: readonly GridColumn[];
  /** Own columns that this account has not, which stay chosen. */
  absent: readonly GridColumn[];
  currency: string;
  onColumnsChosen: () => void;
  onCurrency: (currency: string) => void;
}

/** What Lengow is asked to convert amounts to; any other stands in the address. */
const CURRENCIES = ["EUR", "GBP", "USD", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK"];

interface RowProps {
  id: GridColumn;
  shown: boolean;
  first: boolean;
  last: boolean;
  onShow: (shown: boolean) => void;
  onMove: (step: number) => void;
}

function ColumnRow({ id, shown, first, last, onShow, onMove }: RowProps) {
  const t = useT("orders");
  const name = columnName(id, t);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (!step || !shown) return;
    event.preventDefault();
    onMove(step);
  };
  const move = (step: number, off: boolean, icon: "arrow-up" | "arrow-down", label: string) => (
    <IconButton
      icon={icon}
      size="small"
      iconSize={14}
      label={label}
      aria-disabled={off || undefined}
      className="aria-disabled:opacity-30"
      data-move={step}
      onClick={() => !off && onMove(step)}
    />
  );
  return (
    <li
      data-column={id}
      className="flex min-h-7 items-center gap-1 rounded-4 pr-1 pl-1 hover:bg-hover max-tablet:min-h-10"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper */}
      <label className="flex min-w-0 flex-1 items-center gap-1.5 text-13">
        <Checkbox checked={shown} disabled={id === FIXED_COLUMN} onChange={(event) => onShow(event.target.checked)} />
        <span className="cut">{name}</span>
      </label>
      {shown && move(-1, first, "arrow-up", t("moveUp", { name }))}
      {shown && move(1, last, "arrow-down", t("moveDown", { name }))}
    </li>
  );
}

/** Puts the focus back on the same button of the column that moved. */
function refocus(list: HTMLElement | null, id: GridColumn, step: number): void {
  const row = list?.querySelector(`[data-column="${CSS.escape(id)}"]`);
  const within = document.activeElement?.closest("[data-column]");
  if (within === row) return;
  row?.querySelector<HTMLElement>(`[data-move="${step}"]`)?.focus();
}

function Columns({ columns, onChange }: { columns: readonly GridColumn[]; onChange: (columns: GridColumn[]) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const t = useT("orders");
  const [said, setSaid] = useState("");
  const hidden = ORDER_COLUMNS.filter((id) => !columns.includes(id));
  const move = (id: GridColumn, step: number) => {
    const at = columns.indexOf(id);
    const to = at + step;
    if (to < 0 || to >= columns.length) return;
    const next = columns.filter((one) => one !== id);
    next.splice(to, 0, id);
    onChange(next);
    setSaid(t("movedTo", { name: columnName(id, t), place: to + 1, all: columns.length }));
    requestAnimationFrame(() => refocus(list.current, id, step));
  };
  return (
    <>
      <ul ref={list} className="scroll-thin relative max-h-[min(15rem,36vh)] overflow-auto p-1">
        {[...columns, ...hidden].map((id, at) => (
          <ColumnRow
            key={id}
            id={id}
            shown={at < columns.length}
            first={at === 0}
            last={at === columns.length - 1}
            onShow={(shown) => onChange(shown ? [...columns, id] : columns.filter((one) => one !== id))}
            onMove={(step) => move(id, step)}
          />
        ))}
      </ul>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}

function Amounts(props: Pick<Props, "currency" | "onCurrency"> & { keep: (changes: Partial<Preferences>) => void }) {
  const { currency, onCurrency, keep } = props;
  const t = useT("orders");
  const { preferences } = usePreferences();
  const value = currency || preferences.amounts;
  const choose = (next: string) => {
    const own = next === "account" || next === "order";
    onCurrency(own ? "" : next);
    if (own) keep({ amounts: next as Preferences["amounts"] });
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside, one component deeper
    <label className="grid gap-1 text-12 text-ink-2">
      {t("amounts.label")}
      <Select size="small" value={value} onChange={(event) => choose(event.target.value)}>
        <option value="account">{t("amounts.account")}</option>
        <option value="order">{t("amounts.order")}</option>
        {[...new Set([...CURRENCIES, ...(currency ? [currency] : [])])].map((code) => (
          <option key={code} value={code}>
            {t("amounts.in", { code })}
          </option>
        ))}
      </Select>
    </label>
  );
}

/** Ready-made sets, each column with its place, amounts, row height, and whether letters are shortcuts. All remembered per person. */
export function DisplayPanel({ accountId, columns, absent, currency, onColumnsChosen, onCurrency }: Props) {
  const t = useT("orders");
  const { preferences, change } = usePreferences();
  const [failed, setFailed] = useState(false);
  const keep = (changes: Partial<Preferences>) => {
    setFailed(false);
    change(changes).catch(() => setFailed(true));
  };
  const choose = (next: readonly GridColumn[]) => {
    keep({ columns: readColumns([...next, ...absent]).columns });
    onColumnsChosen();
  };
  const set = columnSetOf(columns);
  return (
    <div className="grid">
      <div className="flex items-end gap-2 border-b p-2.5">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside, one component deeper */}
        <label className="grid flex-1 gap-1 text-12 text-ink-2">
          {t("sets.label")}
          <Select
            size="small"
            value={set ?? ""}
            onChange={(event) => choose(COLUMN_SETS[event.target.value as ColumnSet])}
          >
            {set === null && <option value="">{t("sets.own")}</option>}
            <option value="standard">{t("sets.standard")}</option>
            <option value="magento">{t("sets.magento")}</option>
            <option value="sellercloud">{t("sets.sellercloud")}</option>
          </Select>
        </label>
        <IconButton icon="rotate-ccw" label={t("sets.reset")} onClick={() => choose(COLUMN_SETS.standard)} />
      </div>
      {set === "magento" && (
        <p className="border-b px-2.5 py-2 text-12 text-ink-3">
          {t("sets.magentoLacks", { reference: t("column.reference") })}
        </p>
      )}
      <Columns columns={columns} onChange={choose} />
      <MetaColumns accountId={accountId} columns={columns} onAdd={(column) => choose([...columns, column])} />
      <div className="grid gap-2.5 border-t p-2.5">
        <Amounts currency={currency} onCurrency={onCurrency} keep={keep} />
        <Segmented
          label={t("density")}
          value={preferences.density}
          segments={[
            { value: "comfortable", label: t("comfortable") },
            { value: "compact", label: t("compact") },
          ]}
          onChange={(density) => keep({ density })}
        />
        <Segmented
          label={t("pageSize")}
          value={String(preferences.page_size)}
          segments={PAGE_SIZES.map((size) => ({ value: String(size), label: t("perPage", { n: size }) }))}
          onChange={(size) => keep({ page_size: Number(size) })}
        />
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper */}
        <label className="-ml-1 flex items-center gap-1.5 text-12 text-ink-2">
          <Checkbox checked={preferences.letters} onChange={(event) => keep({ letters: event.target.checked })} />
          {t("letters")}
        </label>
        <p role="alert" className={failed ? "text-12 text-fail" : "sr-only"}>
          {failed && t("notKept")}
        </p>
      </div>
    </div>
  );
}
