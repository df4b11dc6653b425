"use client";

import { useMemo, useState } from "react";
import type { TriageFailure, TriageGroupDetail } from "@/lib/contract/triage";

interface Held {
  ids: readonly string[];
  /** Open failures of the cause then, also those beyond the list. */
  count: number;
  /** `noted_at` of the cause when these were let in. */
  mark: string | null;
}

/**
 * The failures of a cause as a person reads and ticks them: those that come in meanwhile are counted (`fresh`) and join when they say so,
 * and the rows keep their order, so that nothing moves under the cursor and no more is sent than was seen. What was settled goes at once.
 * `seen` is the mark of what is on screen, for moves that put the cause away. A long list is cut by deadline, the mark and the number are of all:
 * what came in beyond the cut is counted like the rest, and is never seen by itself.
 */
export function useHeldFailures(group: Pick<TriageGroupDetail, "failures" | "count" | "noted_at">) {
  const { failures: latest, count, noted_at: mark } = group;
  const isCut = count > latest.length;
  const now = (): Held => ({ ids: latest.map(({ id }) => id), count: Math.max(count, latest.length), mark });
  const [held, setHeld] = useState<Held>(now);
  // A move was refused because of what came in: it is on its way here, and joins as soon as it is.
  const [isAwaited, setAwaited] = useState(false);
  const failures = useMemo(() => {
    const byId = new Map(latest.map((failure) => [failure.id, failure]));
    return held.ids.flatMap((id): TriageFailure[] => {
      const failure = byId.get(id);
      return failure ? [failure] : [];
    });
  }, [latest, held]);
  const fresh = Math.max(latest.length - failures.length, count - held.count);
  const letIn = () => {
    setHeld(now());
    setAwaited(false);
  };
  // With no row on screen there is nothing that could move.
  if ((failures.length === 0 && latest.length > 0) || (isAwaited && mark !== held.mark)) letIn();
  const seen = fresh === 0 && !isCut ? mark : held.mark;
  return { failures, fresh, letIn, seen, letInNext: () => setAwaited(true) };
}
