import "server-only";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import type { Logger } from "@/lib/server/logger";
import type { IndexTimings } from "./timings";

/** What a reader works with. */
export interface ReadingParts {
  db: Database;
  lengowFor(accountId: number): Promise<LengowClient>;
  logger: Logger;
  timings: IndexTimings;
  /** This process, as leases know it. */
  owner: string;
}
