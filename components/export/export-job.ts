"use client";

import { useSyncExternalStore } from "react";
import { ApiError } from "@/lib/queries/api-fetch";
import { type ExportProgress, type ExportWish, exportOrders } from "@/lib/queries/export";

/** One export at a time; it goes on when its dialog is closed, and is found again from the same button. */
export type ExportJob =
  | { state: "idle" }
  | { state: "running"; progress: ExportProgress | null }
  | { state: "done"; rows: number; name: string; incomplete: string | null; id: string }
  | { state: "failed"; code: string; message: string }
  | { state: "canceled" };

const IDLE: ExportJob = { state: "idle" };
let job: ExportJob = IDLE;
let stopping: AbortController | null = null;
const listeners = new Set<() => void>();

function tell(next: ExportJob): void {
  job = next;
  for (const listener of listeners) listener();
}

/** Hands the file to the browser as a download. */
function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own hold on the file from the next turn on.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Begins an export; does nothing while another runs. */
export async function startExport(accountId: number, wish: ExportWish): Promise<void> {
  if (job.state === "running") return;
  const own = new AbortController();
  stopping = own;
  tell({ state: "running", progress: null });
  try {
    const onProgress = (progress: ExportProgress) => tell({ state: "running", progress });
    const { blob, rows, name, incomplete, id } = await exportOrders(accountId, wish, {
      signal: own.signal,
      onProgress,
    });
    save(blob, name);
    tell({ state: "done", rows, name, incomplete, id });
  } catch (error) {
    if (own.signal.aborted) tell({ state: "canceled" });
    else if (error instanceof ApiError) tell({ state: "failed", code: error.code, message: error.message });
    else tell({ state: "failed", code: "broken", message: "" });
  }
}

/** Stops reading, here and at Lengow; what had come is thrown away. */
export function cancelExport(): void {
  stopping?.abort();
}

/** Back to the choice of columns. */
export function forgetExport(): void {
  if (job.state !== "running") tell(IDLE);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How the present export is doing. */
export function useExportJob(): ExportJob {
  return useSyncExternalStore(
    subscribe,
    () => job,
    () => IDLE,
  );
}
