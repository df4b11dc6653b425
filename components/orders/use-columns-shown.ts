"use client";

import { useMemo } from "react";
import { usePreferences } from "@/components/shell/preferences-provider";
import { metaColumn, readColumns } from "@/lib/domain/order-columns";

/**
 * The columns on screen: those the address names, else the reader's own, without names of the extra data that no order of the account has
 * (`unknown`, as the answer says). Of an address it is said what was left out; of one's own choice it is not, since it holds for every account.
 */
export function useColumnsShown(named: readonly string[], unknown: readonly string[] = []) {
  const { columns: own } = usePreferences().preferences;
  // One text for equal lists: each answer brings a list of its own.
  const gone = unknown.join();
  return useMemo(() => {
    const read = readColumns(named.length > 0 ? named : own);
    const names = gone === "" ? [] : gone.split(",");
    const absent = new Set<string>(names.map(metaColumn));
    const left = names.filter((key) => read.columns.includes(metaColumn(key)));
    return {
      columns: absent.size > 0 ? read.columns.filter((id) => !absent.has(id)) : read.columns,
      /** Of the reader's own those that are columns on another account alone. */
      absent: own.filter((id) => absent.has(id)),
      skipped: named.length > 0 ? [...read.skipped, ...left] : read.skipped,
    };
  }, [named, own, gone]);
}
