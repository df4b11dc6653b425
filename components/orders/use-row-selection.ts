"use client";

import { useEffect, useMemo } from "react";
import type { RowSelection } from "@/components/data-table/column";
import { useT } from "@/components/shell/intl-provider";
import type { OrderRow } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import { useSelection } from "./selection";

/**
 * What is ticked on this account, and what a tick in the table does. `question` names what the list was asked: all that fits it may be chosen
 * at once, also what no page shows, and every row then shows its tick. Taking one away, or asking something else, goes back to single rows.
 */
export function useRowSelection(accountId: number, rows: readonly OrderRow[], question: string) {
  const t = useT("orders");
  const selection = useSelection(accountId);
  const { allOf, setAllOf } = selection;
  const all = allOf === question && selection.size > 0;
  // Another question is asked here: what was meant of the one before is over, also when it is asked again.
  useEffect(() => {
    if (allOf !== null && allOf !== question) setAllOf(null);
  }, [allOf, question, setAllOf]);
  const ticks = useMemo(
    (): RowSelection<OrderRow> => ({
      isSelected: (row) => all || selection.has(row),
      label: (row) => t("select", { id: plainText(row.marketplace_order_id, 60).text }),
      pageLabel: t("selectPage"),
      onToggle: (row) => {
        if (!all) return selection.toggle(row);
        setAllOf(null);
        selection.set(rows, true);
        selection.set([row], false);
      },
      onRange: (range) => {
        if (!all) selection.set(range, true);
      },
      onPage: (selected) => {
        setAllOf(null);
        selection.set(rows, selected);
      },
    }),
    [selection, rows, t, all, setAllOf],
  );
  return { selection, ticks, all, chooseAll: (on: boolean) => setAllOf(on ? question : null) };
}
