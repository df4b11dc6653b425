/**
 * Why an action failed, coarsely: a closed list, in the order in which it is decided. The first family with a matching rule wins,
 * so that "token expired" is about the connection and never about a deadline.
 */
export const FAMILIES = [
  "throttled",
  "rights_or_connection",
  "marketplace_down",
  "too_late",
  "wrong_state",
  "carrier_or_tracking",
  "not_supported",
  "input_wrong",
  "unknown",
] as const;

export type Family = (typeof FAMILIES)[number];

export interface FamilyRule {
  family: Exclude<Family, "unknown">;
  /**
   * Every list must have a phrase in the message. Phrases are folded (lower case, no accents) and match from the beginning of a word:
   * `expir` finds "expired" and "expiré".
   */
  all: readonly (readonly string[])[];
  /** A phrase of this list anywhere takes the rule out. */
  none?: readonly string[];
  /** Why such a message belongs to the family. */
  reason: string;
}
