/**
 * A second reading of API.md §14.3 to §14.6, for tests only: it says for given values what the form shows and what it may send.
 * It imports nothing of the grammar and is built another way: no compiled form in between, every question is answered from the
 * raw JSON again and again, numbers are fractions of big integers, regular expressions are the language's own (the tests give it
 * harmless ones only).
 */

export interface ReferenceAnswer {
  offered: boolean;
  fields: { name: string; kind: string; required: boolean; visible: boolean }[];
  valid: boolean;
  errors: { name: string | null; code: string }[];
  payload: Record<string, unknown> | null;
}

type Json = unknown;
type Obj = Record<string, Json>;

const own = (o: Json, k: string): Json =>
  o !== null && typeof o === "object" && !Array.isArray(o) && Object.hasOwn(o, k) ? (o as Obj)[k] : undefined;
const dig = (o: Json, ...keys: string[]): Json => keys.reduce(own, o);
const list = (v: Json): Json[] => (Array.isArray(v) ? v : []);
const isScalar = (v: Json): boolean => ["string", "number", "boolean"].includes(typeof v);
const str = (v: Json): string => (typeof v === "number" ? plainly(v) : String(v));

/** A number without an exponent; toFixed is exact for the magnitudes that tests use. */
function plainly(n: number): string {
  if (!/e/.test(String(n))) return String(n);
  return Math.abs(n) < 1 ? n.toFixed(20).replace(/0+$/, "") : BigInt(n).toString();
}

/** [numerator, ten to the number of decimals], or null for what is no plain decimal. */
function fraction(text: string): [bigint, bigint] | null {
  const m = text.match(/^(-?)(0|[1-9][0-9]*)(\.([0-9]+))?$/);
  if (!m) return null;
  const decimals = m[4] ?? "";
  const magnitude = BigInt((m[2] ?? "") + decimals);
  return [m[1] === "-" ? -magnitude : magnitude, 10n ** BigInt(decimals.length)];
}

function difference(a: string, b: string): bigint | null {
  const [x, y] = [fraction(a), fraction(b)];
  return x && y ? x[0] * y[1] - y[0] * x[1] : null;
}

function same(a: Json, b: Json): boolean {
  if (a === undefined || b === undefined) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    const rest = [...b];
    return (
      a.length === b.length &&
      a.every((x) => {
        const i = rest.findIndex((y) => (x === null && y === null) || same(x, y));
        if (i >= 0) rest.splice(i, 1);
        return i >= 0;
      })
    );
  }
  if (!isScalar(a) || !isScalar(b)) return false;
  return difference(str(a), str(b)) === null ? str(a) === str(b) : difference(str(a), str(b)) === 0n;
}

/** The truth of one function for one left side; undefined is missing. Throws what cannot be evaluated. */
function truth(fn: string, l: Json, v: Json): boolean {
  const left = l === null ? undefined : l;
  const among = (x: Json): boolean => x !== null && list(v).some((y) => y !== null && same(x, y));
  const compared = (): bigint | null =>
    isScalar(left) && typeof left !== "boolean" ? difference(str(left), str(v)) : null;
  switch (fn) {
    case "equals":
      return same(left, v);
    case "not_equals":
      return !same(left, v);
    case "in_list":
      return left !== undefined && (among(left) || list(left).some(among));
    case "not_in_list":
      return Array.isArray(left) && left.length > 0 ? left.some((x) => !among(x)) : !among(left);
    case "lower_than":
      return (compared() ?? 0n) < 0n;
    case "greater_than":
      return (compared() ?? 0n) > 0n;
    case "lower_than_or_equals":
      return (compared() ?? 1n) <= 0n;
    case "greater_than_or_equals":
      return (compared() ?? -1n) >= 0n;
    case "contains":
      return Array.isArray(left) ? left.some((x) => same(x, v)) : isScalar(left) && str(left).includes(v as string);
    default: {
      const expression = pythonExpression(v as string);
      return isScalar(left) && expression.test(str(left));
    }
  }
}

function pythonExpression(source: string): RegExp {
  if (/\(\?<?[=!]/.test(source)) throw new Error("look-around");
  const insensitive = source.startsWith("(?i)");
  return new RegExp(source.replace("(?i)", "").replace(/\(\?P</g, "(?<"), insensitive ? "i" : "");
}

function rightTypeFor(fn: Json, v: Json): boolean {
  if (fn === "equals" || fn === "not_equals") return Array.isArray(v) || isScalar(v);
  if (fn === "in_list" || fn === "not_in_list") return Array.isArray(v);
  if (fn === "regex" || fn === "contains") return typeof v === "string";
  return typeof v === "number" && /^(lower|greater)_than(_or_equals)?$/.test(String(fn));
}

/** True when any element on the way satisfies; an empty array on the way is missing. */
function anywhere(value: Json, path: string[], test: (l: Json) => boolean): boolean {
  const [head, ...tail] = path;
  if (head === undefined) return test(value);
  if (!Array.isArray(value)) return anywhere(own(value, head), tail, test);
  if (/^[0-9]+$/.test(head)) return anywhere(value[Number(head)], tail, test);
  return value.length === 0 ? test(undefined) : value.map((x) => anywhere(x, path, test)).includes(true);
}

type Block = "absent" | boolean;

/** What a depends_on says, given how to look up an argument. */
function block(raw: Json, order: Json, argument: (name: string) => Json): Block {
  const operator = dig(raw, "operator") ?? dig(raw, "operation") ?? "allOf";
  const conditions = own(raw, "conditions");
  if (!["allOf", "anyOf", "oneOf"].includes(operator as string) || !Array.isArray(conditions)) return "absent";
  if (conditions.length === 0) return "absent";
  try {
    const held = conditions.map((c) => one(c, order, argument)).filter((x) => x).length;
    if (operator === "allOf") return held === conditions.length;
    return operator === "anyOf" ? held >= 1 : held === 1;
  } catch {
    return "absent";
  }
}

function one(condition: Json, order: Json, argument: (name: string) => Json): boolean {
  const root = dig(condition, "key_path", "root");
  const path = dig(condition, "key_path", "path");
  const fn = own(condition, "function");
  const v = own(condition, "value");
  if (typeof path !== "string" || path === "" || !rightTypeFor(fn, v)) throw new Error("not understood");
  if (fn === "regex") pythonExpression(v as string);
  const test = (l: Json): boolean => truth(fn as string, l, v);
  if (root === "action_data") return test(argument(path));
  if (root !== "order") throw new Error("unknown root");
  const segments = path.split(".");
  return segments.length > 8 ? test(undefined) : anywhere(order, segments, test);
}

interface Asked {
  name: string;
  mandatory: boolean;
  description: Json;
  kind: string;
  codes: string[];
}

function codesOf(raw: Json): string[] {
  if (Array.isArray(raw))
    return raw
      .map((x) => (isScalar(x) ? x : isScalar(own(x, "code")) ? own(x, "code") : own(x, "value")))
      .filter(isScalar)
      .map(str);
  return raw !== null && typeof raw === "object" ? Object.keys(raw) : [];
}

function asked(metadata: Json, action: Json): Asked[] {
  const strings = (v: Json): string[] => list(v).filter((x): x is string => typeof x === "string" && x !== "");
  const mandatory = strings(own(action, "args"));
  const names = [...mandatory, ...strings(own(action, "optional_args"))];
  return names
    .filter((name, i) => names.indexOf(name) === i)
    .map((name) => {
      const description = dig(action, "args_description", name);
      let codes = codesOf(own(description, "valid_values"));
      if (codes.length === 0 && name === "carrier") codes = codesOf(dig(metadata, "orders", "carriers"));
      return { name, mandatory: mandatory.includes(name), description, kind: kind(description, codes), codes };
    });
}

function kind(description: Json, codes: string[]): string {
  const type = own(description, "type") ?? "string";
  if (type === "line_number") return "line";
  if (codes.length > 0) return own(description, "accept_free_values") === false ? "choice" : "suggest";
  const byType: Obj = { string: "text", list: "text", "": "text", date: "date", price: "money" };
  const sameName = ["quantity", "number", "boolean"].includes(type as string) ? type : "unknown";
  return String(own(byType, String(type)) ?? sameName);
}

const TYPED = ["money", "quantity", "number", "boolean", "date"];
const empty = (v: Json): boolean => v === undefined || v === null || (typeof v === "string" && v.trim() === "");

/** What a field holds: typed, else the default; undefined when empty. */
function held(field: Asked, actionName: string, values: Json): Json {
  const typed = own(values, field.name);
  if (typed !== undefined) return empty(typed) ? undefined : typed;
  const isReason = ["reason", "reason_code", "cancel_reason", "refund_reason"].includes(field.name);
  if (isReason && actionName.split("_").some((word) => word === "cancel" || word === "refund")) return undefined;
  const preset = own(field.description, "default_value");
  if (empty(preset) || !isScalar(preset)) return undefined;
  return field.kind === "choice" && !field.codes.includes(str(preset)) ? undefined : str(preset);
}

function flaw(field: Asked, value: Json, lines: Json[], chosen: Json): string | null {
  const text = isScalar(value) ? str(value) : null;
  const numeral = typeof value === "boolean" ? null : text;
  const number = numeral === null ? null : fraction(numeral);
  switch (field.kind) {
    case "line":
      return lines.some((l) => text !== null && str(own(l, "marketplace_order_line_id")) === text)
        ? null
        : "not_a_line";
    case "choice":
      return text !== null && field.codes.includes(text) ? null : "not_in_list";
    case "money":
      if (number === null) return "bad_number";
      if ((numeral as string).startsWith("-")) return "negative";
      if ((number[0] * 100n) % number[1] !== 0n) return "too_precise";
      return number[1] > 100n ? "bad_number" : null;
    case "quantity": {
      if (number !== null && (numeral as string).startsWith("-")) return "negative";
      if (number === null || number[1] !== 1n || number[0] === 0n) return "bad_number";
      const most = own(chosen, "quantity");
      return most !== undefined && number[0] > BigInt(most as number) ? "bad_number" : null;
    }
    case "number":
      return number === null ? "bad_number" : null;
    case "boolean":
      return text === "true" || text === "false" ? null : "bad_boolean";
    case "date":
      return typeof value === "string" && isDate(value) ? null : "bad_date";
    default:
      return text === null ? "not_in_list" : null;
  }
}

function isDate(text: string): boolean {
  const m = text.match(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/);
  if (!m) return false;
  const [day, time, seconds] = [m[1] ?? "", m[2] ?? "", (m[3] ?? ":00").slice(0, 3)];
  const instant = new Date(`${day}T${time}${seconds}Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(`${day}T${time}`)) return false;
  const zone = (m[5] ?? "Z").replace(/[^0-9]/g, "") || "0000";
  return Number(zone.slice(0, 2)) < 24 && Number(zone.slice(2)) < 60;
}

function sent(field: Asked, value: Json): Json {
  if (field.kind === "quantity" || field.kind === "number") return Number(str(value)) + 0;
  if (field.kind === "boolean") return str(value) === "true";
  if (field.kind !== "money") return str(value);
  const [whole, cents = ""] = str(value).split(".");
  return `${whole}.${`${cents}00`.slice(0, 2)}`;
}

function isTheirs(order: Json): boolean {
  const flag = "is_delivered_by_marketplace";
  const isFlagged = (p: Json): boolean => list(dig(p, "delivery", "trackings")).some((t) => own(t, flag) === true);
  return (
    list(own(order, "order_types")).some((t) => own(t, "type") === flag) || list(own(order, "packages")).some(isFlagged)
  );
}

/** The whole answer for one line of the `grammar` command, the overlay off. */
export function referenceCheck(metadata: Json, order: Json, name: string, values: Json): ReferenceAnswer {
  const none: ReferenceAnswer = { offered: false, fields: [], valid: false, errors: [], payload: null };
  const action = dig(metadata, "orders", "actions", name);
  const statuses = list(own(action, "status"));
  const lines = list(own(order, "packages")).flatMap((p) => list(own(p, "cart")));
  const statusIs = (s: Json): boolean => typeof s === "string" && statuses.includes(s);
  if (!statusIs(own(order, "lengow_status")) && !lines.some((l) => statusIs(own(l, "lengow_status")))) return none;
  if (name === "ship" && isTheirs(order)) return none;

  const fields = asked(metadata, action);
  const shown = fields.map(() => true);
  const lookUp = (wanted: string): Json => {
    const i = fields.findIndex((f) => f.name === wanted);
    const field = fields[i];
    return field !== undefined && shown[i] ? held(field, name, values) : undefined;
  };
  for (let pass = 0; pass < fields.length; pass += 1)
    fields.forEach((f, i) => {
      const condition = own(f.description, "depends_on");
      shown[i] = condition === null || condition === undefined || block(condition, order, lookUp) !== false;
    });

  const lineName = fields.find((f) => f.name === "line")?.name ?? fields.find((f) => f.kind === "line")?.name ?? null;
  const visibleLine = [fields.find((f) => f.name === "line"), ...fields.filter((f) => f.kind === "line")].find(
    (f) => f !== undefined && lookUp(f.name) !== undefined && !TYPED.includes(f.kind),
  );
  const lineValue = visibleLine === undefined ? undefined : lookUp(visibleLine.name);
  const chosen = lines.find((l) => isScalar(lineValue) && str(own(l, "marketplace_order_line_id")) === str(lineValue));
  const errors: ReferenceAnswer["errors"] = [];
  const payload: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  fields.forEach((f, i) => {
    if (!shown[i]) return;
    const value = lookUp(f.name);
    const code = value === undefined ? (f.mandatory ? "required" : null) : flaw(f, value, lines, chosen);
    if (code !== null) errors.push({ name: f.name, code });
    else if (value !== undefined) payload[f.name] = sent(f, value);
  });
  const isNoLine = visibleLine?.kind === "line" && chosen === undefined;
  const deciding = own(chosen, "lengow_status") ?? own(order, "lengow_status");
  if (!isNoLine && !statusIs(deciding)) errors.push({ name: lineName, code: "not_allowed_now" });
  return {
    offered: true,
    fields: fields.map((f, i) => {
      const visible = shown[i] === true;
      return { name: f.name, kind: f.kind, required: visible && f.mandatory, visible };
    }),
    valid: errors.length === 0,
    errors,
    payload: errors.length === 0 ? payload : null,
  };
}
