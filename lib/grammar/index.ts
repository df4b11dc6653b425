/**
 * The grammar: a marketplace's metadata -> form model -> validation -> payload. Pure; the same code in browser and server.
 * README.md beside this file says how it reads what the sources leave open.
 */

import type { Matcher } from "./conditions/matcher";

export { checkLine } from "./check-line";
export { type Matcher, NO_PATTERNS, type Pattern } from "./conditions/matcher";
export type { FieldOrigin, FormField, FormLine, FormModel } from "./form";
export { type MetadataChange, metadataChanges, type ValueChange } from "./history/metadata-changes";
export { FACTS_VERSION, type MetadataFacts, metadataFacts } from "./history/metadata-facts";
export {
  type ActionGrammar,
  type Argument,
  type Choice,
  CONDITION_FUNCTIONS,
  type Condition,
  type ConditionFunction,
  type DependsOn,
  FIELD_KINDS,
  type FieldKind,
  type FieldNote,
  type Grammar,
  type GrammarIssue,
  type NoteCode,
  type Operand,
  type Operator,
  type StatusList,
  type ValuesFrom,
} from "./model";
export { normaliseLine, normaliseTyped } from "./normalise";
export type { Reason, ReasonCode } from "./offer";
export type { OverlayChoice, RuleRef } from "./overlay/overlay";
export { OVERLAY_RULES, OVERLAY_VERSION, type OverlayEffect, type OverlayRule } from "./overlay/overlay-rules";
export { compileAction, compileGrammar } from "./parse";
export type { Payload, PayloadValue } from "./payload";
export { ExactNumber, scalarText } from "./raw/decimal";
export { entriesOf, readJson } from "./raw/ordered-json";
export { needsMatcher, type Review, reviewForm, unlistedNames } from "./review";
export type { FormInput, FormValues } from "./settle";
export { ERROR_CODES, type FieldError, type FieldErrorCode } from "./validate";

let loading: Promise<Matcher> | null = null;

/**
 * The engine for regular expressions, loaded on first use: a browser fetches it only for a form that has a pattern
 * (`needsMatcher`). Until then `NO_PATTERNS` leaves such fields visible.
 */
export function loadMatcher(): Promise<Matcher> {
  loading ??= import("./conditions/re2-matcher").then(({ createRe2Matcher }) => createRe2Matcher());
  return loading;
}
