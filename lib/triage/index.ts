/** The door of lib/triage: failed actions grouped by cause (PRODUCT E02, E03). Everything else in this folder is internal. */
export { familyOf } from "./family-of";
export { FAMILIES, type Family } from "./family-rules/family-rule";
export { type Failure, groupKey } from "./group-key";
export { type GroupedFailure, groupMessages } from "./group-messages";
export { type MaskedMessage, maskMessage } from "./mask-message";
export { type PairScore, scorePairs } from "./score-pairs";
