import "server-only";
import type { BatchAbout, BatchKind } from "@/lib/contract/batches";

/** A batch as the database holds it. Whether it is finished follows from its rows. */
export interface StoredBatch {
  id: string;
  account_id: number;
  client_key: string;
  kind: BatchKind;
  title: string;
  about: BatchAbout | null;
  person_id: string;
  state: "running" | "paused" | "stopped";
  total: number;
  file_id: string | null;
  created_at: Date;
  changed_at: Date;
  /** Since when no row waits to be recorded. */
  recorded_at: Date | null;
}

export type BatchArguments = Record<string, string | number | boolean | null>;

/** One row of a batch as the database holds it. */
export interface StoredRow {
  batch_id: string;
  number: number;
  marketplace: string;
  order_id: string;
  action_type: string;
  lines: string[] | null;
  args: BatchArguments;
  client_key: string;
  repeats_of: string | null;
  send_another: boolean;
  file_row: number | null;
  state: "waiting" | "recorded" | "not_recorded" | "left_out";
  code: string | null;
  message: string | null;
  details: { field: string; message: string; code?: string }[] | null;
  tries: number;
  fence: number;
}
