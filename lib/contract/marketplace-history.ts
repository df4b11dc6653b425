import { z } from "zod";
import type { MetadataChange } from "@/lib/grammar";

/** A history longer than this is shown on demand. */
export const HISTORY_FIRST = 10;

export const MarketplaceHistoryQuery = z.object({
  /** Everything that is kept, and not only the newest. */
  all: z.literal("1").optional(),
});

/** What was seen to differ between two readings of one marketplace's metadata. */
export interface MarketplaceHistoryEntry {
  /** When the newer reading was made, ISO 8601. */
  at: string;
  /** When the older one was made: the change lies between the two. */
  after: string;
  changes: MetadataChange[];
}

/** The changes of one marketplace's metadata, newest first, of the last 365 days. */
export interface MarketplaceHistory {
  /** The first reading that was kept, ISO 8601; null when none is yet. */
  since: string | null;
  /** The last reading, ISO 8601; null when none is yet. */
  read_at: string | null;
  /** How many there are, whatever is shown. */
  count: number;
  results: MarketplaceHistoryEntry[];
}
