/** The door of lib/triage: failed actions grouped by cause (PRODUCT E02, E03). Everything else in this folder is internal. */
export { closestChoice } from "./closest-choice";
export { familyOf } from "./family-of";
export { FAMILIES, type Family } from "./family-rules/family-rule";
export { type Failure, groupKey } from "./group-key";
export { type GroupedFailure, groupMessages, type Mask } from "./group-messages";
export { judgedArgument, missingArgument, namedArguments } from "./judged-argument";
export { type MaskedMessage, maskMessage } from "./mask-message";
export { type MaskProblem, type MaskRule, maskProblem, maskRule } from "./mask-rule";
export { lineProgress, type OrderProgress, orderProgress } from "./order-progress";
export { betweenSlots, generalText, hideStrangeWords, hideWhereabouts } from "./plain-words";
export { type PairScore, scorePairs } from "./score-pairs";
export { type OrderEnd, toldEnd } from "./told-end";
