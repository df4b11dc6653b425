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
  /** The causes as they were when the list was let in. */
  groups: ReadonlyMap<string, TriageGroup>;
}

/**
 * The inbox as a person reads it: what arrives meanwhile is announced and let in when they say so, so that nothing moves under the
 * cursor; what is already listed keeps its place and gets its new numbers. The cause that is open (`openId`) keeps its place even when it
 * has left the queue, so that the keys go on acting on what is on screen.
 */
export function useInbox(accountId: number, state: TriageState, first: First, openId: string) {
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
  const letIn = () => setHeld({ query, ids, groups: new Map(latest.map((group) => [group.id, group])) });
  if (list.data && held?.query !== query) letIn();
  const known = held?.query === query ? held.ids : ids;
  const byId = new Map(latest.map((group) => [group.id, group]));
  const groups = known.flatMap((id): TriageGroup[] => {
    const group = byId.get(id) ?? (id === openId ? held?.groups.get(id) : undefined);
    return group ? [group] : [];
  });
  const fresh = ids.filter((id) => !known.includes(id)).length;
  const more = groups.reduce(
    (sum, { id, count }) => sum + Math.max(0, count - (held?.groups.get(id)?.count ?? count)),
    0,
  );
  /** Whether a cause has left this queue since. */
  const hasLeft = (id: string) => list.data !== undefined && !byId.has(id);
  return { list, groups, fresh, more, letIn, hasLeft };
}
