"use client";

import { useMemo } from "react";
import { usePreferences } from "@/components/shell/preferences-provider";
import { readColumns } from "@/lib/domain/order-columns";

/** The columns on screen: those the address names, else the reader's own; and what of the address nobody knows. */
export function useColumnsShown(named: readonly string[]) {
  const { columns } = usePreferences().preferences;
  return useMemo(() => readColumns(named.length > 0 ? named : columns), [named, columns]);
}
