import "server-only";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "../db/database";
import type { Logger } from "../logger";
import { beginSending, claimDocument, reapLeases, recordOutcome } from "./custody";
import type { DocumentTimings } from "./document-timings";

/** The statements on which the promise rests; fault loops replace one by a wrong one and demand to see it. */
export interface DocumentProtocol {
  claimDocument: typeof claimDocument;
  beginSending: typeof beginSending;
  recordOutcome: typeof recordOutcome;
  reapLeases: typeof reapLeases;
}

export const DOCUMENT_PROTOCOL: DocumentProtocol = { claimDocument, beginSending, recordOutcome, reapLeases };

/** Points between two commits at which a process may die; the kill loop dies at each. */
export type DocumentFailPoint =
  | "claimed"
  | "baseline"
  | "opened"
  | "sending"
  | "answered"
  | "evidence"
  | "recorded"
  | "looked";

/** What of Lengow's client is used to send documents and to read reports. */
export interface DocumentClient {
  documents: Pick<LengowClient["documents"], "upload">;
  vidr: LengowClient["vidr"];
  marketplaces: Pick<LengowClient["marketplaces"], "list">;
}

/** What the sender of documents and the reader of reports are made of. */
export interface DocumentParts {
  db: Database;
  /** @throws AppError `lengow_credentials` when the account is not connected. */
  lengowFor(accountId: number): Promise<DocumentClient>;
  logger: Logger;
  timings: DocumentTimings;
  /** Names this process in leases. */
  owner: string;
  /** Milliseconds since the epoch, for what a report says of today. */
  now(): number;
  protocol: DocumentProtocol;
  failPoint?: (name: DocumentFailPoint) => Promise<void> | void;
}
