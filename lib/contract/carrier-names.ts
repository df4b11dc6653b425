import { z } from "zod";
import { nameKey } from "@/lib/bulk/carrier-names";

/** As many names as a merchant has for the carriers of one marketplace, and a table holds in good order. */
export const MOST_CARRIER_NAMES = 300;

export const CarrierPath = z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });

/** `PUT …/carrier-names`: one name. `version` is that of the row which the writer saw; null when they saw none. */
export const CarrierNameBody = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cf}]{1,100}$/u, "must be 1 to 100 visible characters")
    .refine((name) => nameKey(name) !== "", "must hold a letter or a digit"),
  /** What the marketplace calls it; null takes the name away. */
  code: z.string().min(1).max(200).nullable(),
  version: z.guid().nullable(),
});
export type CarrierNameBody = z.output<typeof CarrierNameBody>;

export interface CarrierName {
  name: string;
  code: string;
  version: string;
  changed: { at: string; by: string };
}

export interface CarrierNames {
  results: CarrierName[];
}

/** How the carriers of the last days were read, as texts that came in sheets and as codes that were sent. */
export interface CarrierCoverage {
  days: number;
  /** Carrier texts in all, and how many of them the marketplace's list or the account's own names read. */
  total: number;
  by_list: number;
  by_own: number;
  /** Sheets of these days that name no marketplace: what stands in them is not counted until it is sent. */
  sheets_without_marketplace: number;
  /** Different texts that nothing reads. */
  unread_texts: number;
  /** The most frequent of them; null for whoever may not give them a meaning. */
  unread: { text: string; count: number }[] | null;
}
