import { z } from "zod";
import { REPORT_ZONES } from "@/lib/vcs/deadline";

/** Names of the file part of an upload: Lengow's text and curl example say `upload`, its raw example `file` (API.md §19.2). */
export const PART_NAMES = ["upload", "file"] as const;

/** Keys of `metadata`: Lengow's documented ones, Amazon's own, or both at once (API.md §18, §19.2). */
export const METADATA_KEYS = ["both", "documented", "amazon"] as const;

/** `GET …/vcs/settings` answers it, `PUT …/vcs/settings` takes it: how invoices are sent, kept and read on this account. */
export const VcsSettingsBody = z.strictObject({
  /** Years for which the bytes of what is sent from now on are kept; the log stays without them. */
  keep_years: z.int().min(1).max(30),
  part_name: z.enum(PART_NAMES),
  metadata_keys: z.enum(METADATA_KEYS),
  /** Zone in which Amazon's report writes its dates: it names none. */
  dates_zone: z.enum(REPORT_ZONES),
});
export type VcsSettingsBody = z.output<typeof VcsSettingsBody>;
