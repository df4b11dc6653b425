/** Ring three, first half: what is wrong with the values (codes: DESIGN §4; readings: API.md §14.6, "Values"). */

import { MISSING } from "./conditions/path";
import type { FieldKind } from "./model";
import { allows } from "./offer";
import { compareDecimals, isPlainDecimal, numberText, scalarText } from "./raw/decimal";
import { statusOf } from "./raw/order-facts";
import { findLine, type Settled, type SettledArgument } from "./settle";

export const ERROR_CODES = [
  "required",
  "not_in_list",
  "not_a_line",
  "bad_number",
  "too_precise",
  "negative",
  "bad_date",
  "bad_boolean",
  "too_long",
  "not_allowed_now",
] as const;
export type FieldErrorCode = (typeof ERROR_CODES)[number];

export interface FieldError {
  /** The argument, or null when the action as a whole is not allowed for what is chosen. */
  name: string | null;
  code: FieldErrorCode;
}

const AMOUNT = /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/;
const WHOLE = /^[1-9]\d*$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2}):?(\d{2}))$/;

/** Everything that keeps the form from being sent; empty means valid. Hidden arguments are never looked at. */
export function errorsOf(settled: Settled): FieldError[] {
  const errors = settled.arguments.flatMap((field): FieldError[] => {
    const code = field.visible ? errorOf(field, settled) : null;
    return code === null ? [] : [{ name: field.argument.name, code }];
  });
  return isAllowedNow(settled)
    ? errors
    : [...errors, { name: settled.line_argument?.name ?? null, code: "not_allowed_now" }];
}

/** The status of the chosen line decides; without a line, the order's own (API.md §14.6). */
function isAllowedNow({ chosen_line, facts, grammar }: Settled): boolean {
  // A value that is no line of the order is an error of its own; there is no status to ask about.
  if (chosen_line.is === "other") return true;
  return allows(grammar, statusOf(chosen_line.is === "line" ? chosen_line.line : null, facts));
}

function errorOf(field: SettledArgument, settled: Settled): FieldErrorCode | null {
  if (field.value === MISSING) return field.required ? "required" : null;
  const limit = settled.overlay.maxLength(field.argument);
  if (limit !== null && characters(field.value) > limit) return "too_long";
  return CHECKS[field.argument.kind](field, settled);
}

type Check = (field: SettledArgument, settled: Settled) => FieldErrorCode | null;

const anyText: Check = ({ value }) => (scalarText(value) === null ? "not_in_list" : null);

const CHECKS: Record<FieldKind, Check> = {
  line: ({ value }, { facts }) => (findLine(facts, scalarText(value)) === null ? "not_a_line" : null),
  choice: ({ value, argument }) => {
    const code = scalarText(value);
    return argument.values.some((choice) => choice.code === code) ? null : "not_in_list";
  },
  suggest: anyText,
  text: anyText,
  unknown: anyText,
  money: ({ value }) => amountError(numeral(value)),
  quantity: ({ value }, { chosen_line }) =>
    quantityError(numeral(value), chosen_line.is === "line" ? chosen_line.line.quantity : null),
  number: ({ value }) => (isExactNumber(numeral(value)) ? null : "bad_number"),
  boolean: ({ value }) => (booleanOf(value) === null ? "bad_boolean" : null),
  date: ({ value }) => (typeof value === "string" && isMoment(value) ? null : "bad_date"),
};

/** True and false, as JSON or spelled out; null for anything else. */
export function booleanOf(value: unknown): boolean | null {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : null;
}

/** The text of a number or of a numeral; null for true, lists and objects. */
export function numeral(value: unknown): string | null {
  return typeof value === "boolean" ? null : scalarText(value);
}

/** Plain spelling only; more than two decimals are refused, never rounded, and the two reasons are told apart. */
function amountError(text: string | null): FieldErrorCode | null {
  if (text === null || !isPlainDecimal(text)) return "bad_number";
  if (text.startsWith("-")) return "negative";
  if (AMOUNT.test(text)) return null;
  return /^\d+\.\d\d0+$/.test(text) ? "bad_number" : "too_precise";
}

/** `most` is the chosen line's quantity; without a line there is no upper bound (API.md §14.6). */
function quantityError(text: string | null, most: string | null): FieldErrorCode | null {
  if (text !== null && isPlainDecimal(text) && text.startsWith("-")) return "negative";
  if (text === null || !WHOLE.test(text) || !isExactNumber(text)) return "bad_number";
  return most !== null && compareDecimals(text, most) > 0 ? "bad_number" : null;
}

/** Whether the numeral survives as a JSON number: another number than the typed one is never sent. */
function isExactNumber(text: string | null): boolean {
  if (text === null || !isPlainDecimal(text)) return false;
  const written = numberText(Number(text));
  return isPlainDecimal(written) && compareDecimals(written, text) === 0;
}

/** ISO 8601 with date, time and zone, on a day that exists. */
function isMoment(text: string): boolean {
  const [, year, month, day, hour, minute, second = "0", zoneHour = "0", zoneMinute = "0"] = DATE.exec(text) ?? [];
  if (year === undefined || month === undefined) return false;
  const [dayNumber, lastDay] = [Number(day), daysIn(Number(year), Number(month))];
  const isDay = dayNumber >= 1 && dayNumber <= lastDay;
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  return isDay && isTime && Number(zoneHour) <= 23 && Number(zoneMinute) <= 59;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [0, 31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
}

function characters(value: unknown): number {
  return [...(scalarText(value) ?? "")].length;
}
