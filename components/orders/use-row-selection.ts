"use client";

import { useMemo } from "react";
import type { RowSelection } from "@/components/data-table/column";
import { useT } from "@/components/shell/intl-provider";
import type { OrderRow } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import { useSelection } from "./selection";

/** What is ticked on this account, and what a tick in the table does. */
export function useRowSelection(accountId: number, rows: readonly OrderRow[]) {
  const t = useT("orders");
  const selection = useSelection(accountId);
  const ticks = useMemo(
    (): RowSelection<OrderRow> => ({
      isSelected: selection.has,
      label: (row) => t("select", { id: plainText(row.marketplace_order_id, 60).text }),
      pageLabel: t("selectPage"),
      onToggle: selection.toggle,
      onRange: (range) => selection.set(range, true),
      onPage: (selected) => selection.set(rows, selected),
    }),
    [selection, rows, t],
  );
  return { selection, ticks };
}
