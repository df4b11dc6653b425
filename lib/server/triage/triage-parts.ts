import "server-only";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "../db/database";
import type { Logger } from "../logger";
import type { TriageTimings } from "./timings";

/** What of Lengow's client triage reads with. */
export interface TriageClient {
  actions: Pick<LengowClient["actions"], "pages">;
  orders: LengowClient["orders"];
}

/** What the background work of triage is made of. */
export interface TriageParts {
  db: Database;
  /** @throws AppError `lengow_credentials` when the account is not connected. */
  lengowFor(accountId: number): Promise<TriageClient>;
  /** The names of an action's arguments, as the marketplace's metadata has them; none when it is not known. Without it what was not sent is not judged. */
  argumentsOf?(accountId: number, marketplace: string, type: string): Promise<readonly string[]>;
  logger: Logger;
  timings: TriageTimings;
  /** Fires when the process is about to end. */
  stopping: AbortSignal;
}
