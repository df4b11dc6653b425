"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import type { TriageGroupDetail, TriageList } from "@/lib/contract/triage";

/**
 * The list is read more often than the cause beside it: where it knows something newer of that cause, or no longer has it, the cause is read
 * at once, so that the two never speak of different numbers for long.
 */
export function useInStep(
  list: Pick<UseQueryResult<TriageList>, "data" | "dataUpdatedAt">,
  detail: Pick<UseQueryResult<TriageGroupDetail>, "data" | "dataUpdatedAt" | "refetch">,
  hasLeft: boolean,
): void {
  const { data: group, dataUpdatedAt: readAt, refetch } = detail;
  const listed = list.data?.results.find(({ id }) => id === group?.id);
  const differs =
    listed !== undefined &&
    group !== undefined &&
    (listed.version !== group.version || listed.count !== group.count || listed.noted_at !== group.noted_at);
  const isBehind = list.dataUpdatedAt > readAt && differs;
  useEffect(() => {
    if (isBehind || hasLeft) void refetch();
  }, [isBehind, hasLeft, refetch]);
}
