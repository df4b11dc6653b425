import type { DescribedBlock } from "@/lib/domain/described-text";
import type { Grammar } from "@/lib/grammar";
import type { MarketplaceEntry } from "./marketplaces";

/** One line of the list of marketplaces: what may be looked up behind it. */
export interface MarketplaceOverview extends MarketplaceEntry {
  /** Names of its actions, in the marketplace's order. */
  actions: string[];
  carriers: number;
  /** Lengow's metadata says that documents may be uploaded (`features.invoice_upload`, API.md §14.2). */
  invoice_upload: boolean;
  /** When its metadata was last seen to have changed, ISO 8601; null when that is more than 14 days ago. */
  changed_at: string | null;
}

/** One marketplace as its metadata describes it, compiled for reading and for trying a form (API.md §14.2, §14.3). */
export interface MarketplaceDescription extends MarketplaceEntry {
  /** When Lengow gave this metadata, ISO 8601. */
  as_of: string;
  /** As in `MarketplaceOverview`. */
  changed_at: string | null;
  homepage: string | null;
  /** What the marketplace says about itself, without its markup; empty when it says nothing. */
  about: DescribedBlock[];
  features: { name: string; value: string }[];
  /** Lengow's status and the marketplace's own words for it. */
  statuses: { lengow: string; marketplace: string[] }[];
  grammar: Grammar;
}
