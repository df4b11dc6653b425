"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TriageGroup, TriageList } from "@/lib/contract/triage";
import { triageListQuery } from "@/lib/queries/triage";
import { type TriageState, triageQuery } from "./triage-state";

export interface First {
  query: string;
  data: TriageList | null;
}

interface Held {
  query: string;
  ids: readonly string[];
  /** Failures of each cause when its list was let in. */
  counts: ReadonlyMap<string, number>;
}

/**
 * The inbox as a person reads it: what arrives meanwhile is announced and let in when they say so, so that nothing moves under the
 * cursor; what is already listed keeps its place and gets its new numbers.
 */
export function useInbox(accountId: number, state: TriageState, first: First) {
  const query = triageQuery(state);
  const initial = query === first.query ? (first.data ?? undefined) : undefined;
  const list = useQuery({
    ...triageListQuery(accountId, query),
    initialData: initial,
    initialDataUpdatedAt: initial && Date.parse(initial.as_of),
  });
  const [held, setHeld] = useState<Held | null>(null);
  const latest = list.data?.results ?? [];
  const ids = latest.map(({ id }) => id);
  const letIn = () => setHeld({ query, ids, counts: new Map(latest.map(({ id, count }) => [id, count])) });
  if (list.data && held?.query !== query) letIn();
  const known = held?.query === query ? held.ids : ids;
  const byId = new Map(latest.map((group) => [group.id, group]));
  const groups = known.flatMap((id): TriageGroup[] => {
    const group = byId.get(id);
    return group ? [group] : [];
  });
  const fresh = ids.filter((id) => !known.includes(id)).length;
  const more = groups.reduce((sum, { id, count }) => sum + Math.max(0, count - (held?.counts.get(id) ?? count)), 0);
  return { list, groups, fresh, more, letIn };
}
