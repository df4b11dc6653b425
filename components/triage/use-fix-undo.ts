"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isShortcut } from "@/components/keys/letters";
import type { BatchView } from "@/lib/contract/batches";
import { batchQuery, changeBatch } from "@/lib/queries/batches";
import { keys } from "@/lib/queries/keys";
import { triageKeys } from "@/lib/queries/triage";
import { goingOf, sentState } from "./sent-state";
import type { Fix, TakenBack } from "./use-fix";
import { useLeaving, useRest } from "./use-leaving";

/** Failures are open again once their causes were worked out anew: a second or two. */
const LOOK_MS = 1_000;
const MOST_LOOKS = 20;

/** Whether something of a batch has not left yet. */
const isHeld = ({ state, held }: BatchView): boolean => (state === "running" || state === "paused") && held > 0;

type BackCounts = Omit<TakenBack, "is">;

/** What a stop left behind: rows that were never recorded are neither taken back nor gone. */
const backOf = (batch: BatchView): BackCounts => ({
  n: batch.counts.left_out,
  unrecorded: batch.counts.not_recorded,
  gone: goingOf(batch),
  batch_id: batch.id,
});

/** Reads the cause anew until the rows that were taken back stand in it again. */
function useRowsBack(accountId: number, isAwaited: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isAwaited) return;
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks > MOST_LOOKS) return clearInterval(timer);
      void client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [client, accountId, isAwaited]);
}

/** Calls `tell` when a stop, whoever's it was, has taken back something else than is known here. */
function useStopped(known: BatchView | undefined, fix: Fix, isOff: boolean, tell: (back: BackCounts) => Promise<void>) {
  const back = !isOff && known?.state === "stopped" && known.counts.left_out > 0 ? backOf(known) : undefined;
  const { state } = fix;
  const isNews = back !== undefined && (state.is === "sent" || (state.is === "undone" && state.n !== back.n));
  const latest = useRef(() => Promise.resolve());
  useEffect(() => {
    latest.current = async () => void (back && (await tell(back)));
  });
  const news = isNews ? JSON.stringify(back) : "";
  useEffect(() => {
    if (news !== "") void latest.current();
  }, [news]);
  return isNews;
}

function useKeyZ(press: (() => void) | null): void {
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  const isOn = press !== null;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !isShortcut(event)) return;
      event.preventDefault();
      latest.current?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn]);
}

/** Taking a correction back, all of it at once, as long as something of it is held; by button and by `Z`. */
export function useFixUndo(accountId: number, fix: Fix) {
  const client = useQueryClient();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const { state: sending } = fix;
  // Once taken back it is followed on: an action that was just being sent off may still come back.
  const batchId = sending.is === "sent" ? sending.sent.batch_id : sending.is === "undone" ? sending.batch_id : "";
  const batch = useQuery({ ...batchQuery(accountId, batchId, "page_size=1"), enabled: batchId !== "" });
  const known = batch.isPlaceholderData ? undefined : batch.data;
  const canUndo = sending.is === "sent" && (known === undefined || isHeld(known));
  const leavesIn = useLeaving(canUndo ? known : undefined, batch.dataUpdatedAt);
  const sent = sending.is === "sent" ? sending.sent.intents : 0;
  const rest = useRest(canUndo ? known : undefined, known ? goingOf(known) : 0, batch.dataUpdatedAt);
  const tell = async (back: BackCounts): Promise<void> => {
    // The form comes back with all rows of the cause, judged anew: a moment ago they were under way and no longer listed.
    await client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    fix.takenBack(back);
    setState("idle");
  };
  const undo = async (): Promise<void> => {
    if (!canUndo || state === "busy") return;
    setState("busy");
    try {
      await tell(backOf(await changeBatch(accountId, batchId, "stop")));
    } catch {
      // The stop may have worked and only its answer be lost: how the batch stands says so.
      await client.invalidateQueries({ queryKey: keys.batches(accountId) });
      setState("failed");
    } finally {
      void client.invalidateQueries({ queryKey: keys.actions(accountId) });
      void client.invalidateQueries({ queryKey: keys.batches(accountId) });
    }
  };
  const isStopped = useStopped(known, fix, state === "busy", async (back) => {
    await tell(back);
    void client.invalidateQueries({ queryKey: keys.actions(accountId) });
  });
  useKeyZ(canUndo ? () => void undo() : null);
  useRowsBack(accountId, sending.is === "undone" && fix.ids.length === 0);
  return {
    canUndo,
    /** Seconds until the first leaves; null while that is not known. */
    leavesIn,
    /** What can still be taken back once the first has left; null before. */
    rest,
    now: sentState(known, { isHeld: canUndo, leavesIn, sent }),
    isBusy: state === "busy",
    failed: state === "failed" && !isStopped,
    undo: () => void undo(),
  };
}

export type FixUndo = ReturnType<typeof useFixUndo>;
