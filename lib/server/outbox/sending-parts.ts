import "server-only";
import type { LengowClient, LengowOrderFields } from "@/lib/lengow";
import type { Database } from "../db/database";
import type { Logger } from "../logger";
import { beginSending } from "./begin-sending";
import { claimNext } from "./claim";
import { reapLeases } from "./reap";
import { recordOutcome } from "./record-outcome";
import type { OutboxRow, Reason } from "./row";
import type { Timings } from "./timings";

/** The statements on which the promise rests. Tests replace one at a time by a wrong one and demand that the fault loops see it. */
export interface Protocol {
  claimNext: typeof claimNext;
  beginSending: typeof beginSending;
  recordOutcome: typeof recordOutcome;
  reapLeases: typeof reapLeases;
}

export const PROTOCOL: Protocol = { claimNext, beginSending, recordOutcome, reapLeases };

/** Points between two commits at which a process may die; the kill loop dies at each (RELIABILITY.md §4.9). */
export type FailPoint =
  | "claimed"
  | "baseline"
  | "opened"
  | "sending"
  | "answered"
  | "evidence"
  | "recorded"
  | "looked"
  | "adopted";

/** A reason not to send after all, found by a fresh look at the order. */
export interface Objection {
  reason: Reason;
  message: string;
}

/** What of Lengow's client the sender uses. */
export interface SendingClient {
  actions: LengowClient["actions"];
  orders: Pick<LengowClient["orders"], "get">;
}

/** What the sender is made of. */
export interface SendingParts {
  db: Database;
  /** @throws AppError `lengow_credentials` when the account is not connected. */
  lengowFor(accountId: number): Promise<SendingClient>;
  /** Whether the order, as it is now, still allows the intent. @throws when that cannot be told now */
  objectionTo(row: OutboxRow, order: LengowOrderFields): Promise<Objection | null>;
  logger: Logger;
  timings: Timings;
  /** Names this process in leases. */
  owner: string;
  protocol: Protocol;
  failPoint?: (name: FailPoint) => Promise<void> | void;
}
