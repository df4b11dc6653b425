/** Ring three, second half: valid values become the arguments of one action (DESIGN §4, "`grammar` in detail"). */

import { MISSING } from "./conditions/path";
import type { FieldKind } from "./model";
import { scalarText } from "./raw/decimal";
import type { Settled } from "./settle";
import { booleanOf } from "./validate";

export type PayloadValue = string | number | boolean;

/** The arguments only: no account, marketplace, order id or action type. */
export type Payload = Readonly<Record<string, PayloadValue>>;

/**
 * The arguments of a state without errors. Hidden and empty ones are left out; a zero is sent. Amounts are text with two
 * decimals, because a float must not carry money.
 */
export function payloadOf(settled: Settled): Payload {
  const sent = settled.arguments.filter(({ visible, value }) => visible && value !== MISSING);
  // fromEntries defines own members, also for a name such as `__proto__`.
  return Object.fromEntries(sent.map(({ argument, value }) => [argument.name, encode(argument.kind, value)]));
}

function encode(kind: FieldKind, value: unknown): PayloadValue {
  const text = scalarText(value) ?? "";
  switch (kind) {
    case "money":
      return withTwoDecimals(text);
    case "quantity":
    case "number":
      // Adding zero turns "-0" into 0.
      return Number(text) + 0;
    case "boolean":
      return booleanOf(value) ?? false;
    default:
      return text;
  }
}

function withTwoDecimals(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
