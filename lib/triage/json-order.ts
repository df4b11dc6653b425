import { completedJson } from "./cut-json";
import { jsonOfPython } from "./python-repr";

/**
 * The same answer in JSON comes with its members in any order, its faults too. They are put in one order before the text is read:
 * what kind of fault, which field, whatever else, what is said about it, and what it is made of.
 */

const RANKS = [
  "status statuscode httpstatus httpcode code errorcode error_code type",
  "field fields fieldname name path property propertypath parameter param attribute pointer loc location key",
  "",
  "error title message msg errormessage error_message detail description reason text",
].flatMap((keys, rank) => keys.split(" ").map((key) => [key, rank] as const));
const RANK_OF: ReadonlyMap<string, number> = new Map(RANKS);
const UNRANKED = 2;
/** Members that hold members come last. */
const NESTED = 4;

/** Members about the call or the machine that answered; some answers carry them and others of the same cause do not. */
const ABOUT_THE_CALL =
  /^(?:host|hostname|server|node|instance|timestamp|datetime|request_?id|trace_?id|correlation_?id|span_?id|x-request-id|api_?version|took|elapsed|duration)$/i;

const ENDS_LIKE_JSON = /[}\]][\s\u200b-\u200f\ufeff]{0,20}$/;
const MAX_DEPTH = 12;
const MAX_JSON = 16_384;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const isNested = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

const rankOf = (key: string, value: Json | undefined): number =>
  isNested(value) ? NESTED : (RANK_OF.get(key.toLowerCase()) ?? UNRANKED);

/** What tells one fault of a list from the next, without values: those differ from order to order, and so would the order of faults. */
const nameOf = (fault: Json): string => {
  const said =
    typeof fault === "string"
      ? [fault]
      : isNested(fault) && !Array.isArray(fault)
        ? Object.entries(fault as Record<string, Json>)
            .filter(([key, value]) => RANK_OF.has(key.toLowerCase()) && !isNested(value))
            .map(([, value]) => String(value))
        : [];
  return said
    .join(" ")
    .replaceAll("’", "'")
    .replace(/"[^"]*"|'[^']*'|«[^»]*»|„[^“”]*[“”]|“[^”]*”/g, "")
    .replace(/[^\p{L} _.]+/gu, "")
    .toLowerCase();
};

const byName = (one: readonly [string, Json], other: readonly [string, Json]): number =>
  one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0;

/** JSON in a string of JSON is read too; elsewhere in a string only marks that cannot close it are left. */
const inString = (text: string, depth: number): Json => {
  if (/^\s?[{[]/.test(text) && ENDS_LIKE_JSON.test(text.slice(-21))) {
    try {
      return inOrder(JSON.parse(text) as Json, depth + 1);
    } catch {
      // A sentence in brackets.
    }
  }
  return /["«»„“”‟″]/.test(text) ? text.replace(/[«„]\s?|\s?»|["“”‟″]/g, "'") : text;
};

const inOrder = (value: Json, depth: number): Json => {
  if (depth > MAX_DEPTH) return value;
  if (typeof value === "string") return inString(value, depth);
  if (!isNested(value)) return value;
  if (Array.isArray(value)) {
    const named = value.map((item) => inOrder(item, depth + 1)).map((item) => [nameOf(item), item] as const);
    return named.sort(byName).map(([, item]) => item);
  }
  const members = Object.entries(value as Record<string, Json>).filter(([key]) => !ABOUT_THE_CALL.test(key));
  members.sort((one, other) => rankOf(...one) - rankOf(...other) || byName(one, other));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member, depth + 1)]));
};

/** What a parser of JSON refuses between members, and what would be dropped from the text anyway. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

const ordered = (json: string): string => JSON.stringify(inOrder(JSON.parse(json) as Json, 0));

/** An answer that was cut, in order as far as it goes, with the sign of a cut. */
const orderCut = (before: string, json: string): string | null => {
  const whole = /^(?:\{ ?"|\[ ?\{ ?")/.test(json) ? completedJson(json) : null;
  return whole === null ? null : `${before}${ordered(whole)} ...`;
};

/** The text with the JSON, or the printed Python, that it ends with in one order; any other text, and JSON that cannot be read, as it came. */
export const orderJson = (text: string): string => {
  if (text.length > MAX_JSON) return text;
  const start = text.search(/[{[]/);
  if (start < 0) return text;
  const json = text.slice(start).replace(INVISIBLE, "").replace(/\s+/g, " ");
  const before = text.slice(0, start);
  if (!ENDS_LIKE_JSON.test(text.slice(-21))) return orderCut(before, json) ?? text;
  const python = /^(?:\{ ?u?'|\[ ?(?:\{ ?)?u?')/.test(json);
  if (!python && !/^(?:\{ ?"|\[ ?[{"])/.test(json)) return text;
  try {
    return before + ordered(python ? jsonOfPython(json) : json);
  } catch {
    return orderCut(before, json) ?? text;
  }
};
