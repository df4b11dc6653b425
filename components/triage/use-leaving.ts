"use client";

import { useState } from "react";
import { useSecondsLeft } from "@/components/actions/use-countdown";
import type { BatchView } from "@/lib/contract/batches";

/**
 * Whole seconds until the first action of a batch leaves, 0 once it may have; null while none is recorded, or while nothing leaves for
 * another reason. `heardAt`: when `batch` came, in milliseconds.
 */
export function useLeaving(batch: BatchView | undefined, heardAt: number): number | null {
  const [first, setFirst] = useState<{ batch: string; at: number } | null>(null);
  const ms = batch?.leaves_in_ms ?? null;
  // The first one counts: what is still held when it has left says nothing of those that are gone.
  if (batch && ms !== null && (first?.batch !== batch.id || heardAt + ms < first.at))
    setFirst({ batch: batch.id, at: heardAt + ms });
  const until = ms === null || first === null ? null : new Date(first.at).toISOString();
  return useSecondsLeft(until, { asOf: heardAt, heardAt });
}

/** What of a batch can still be taken back once its first action has left. */
export interface Rest {
  held: number;
  of: number;
  /** Whole seconds until the last of it will probably have left; null while that is not known, or nothing leaves. */
  lastIn: number | null;
}

/** The rest of a batch of `going` actions that can still be taken back, counted down between two readings; null while all of it can, or nothing. */
export function useRest(batch: BatchView | undefined, going: number, heardAt: number): Rest | null {
  const ms = batch?.sent_in_ms ?? null;
  const until = ms === null ? null : new Date(heardAt + ms).toISOString();
  const lastIn = useSecondsLeft(until, { asOf: heardAt, heardAt });
  return batch && batch.held > 0 && batch.held < going ? { held: batch.held, of: going, lastIn } : null;
}
