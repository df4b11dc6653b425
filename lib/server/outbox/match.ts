import "server-only";
import type { LengowAction } from "@/lib/lengow";
import type { Asked } from "./row";

/** Dates change with every try and do not come back as they were sent (API.md §12.2): they say nothing about sameness. */
const DATES = new Set(["shipping_date", "delivery_date"]);

/** Argument members every action object of Lengow's carries (API.md §10.1): sent, they must come back. */
const STORED = new Set(
  (
    "tracking_number tracking_url carrier custom_carrier declared_value currency_code invoice_number shipping_method " +
    "shipping_service_id shipping_service_offer_id weight weight_unit comment delay reason charges delivery_experience " +
    "return_tracking_number refund_price refund_shipping_price refund_mode refund_reason refund_quantity refund_shipping " +
    "refund_shipping_taxes refund_taxes carrier_name carrier_pickup package_dimension_length package_dimension_width " +
    "package_dimension_height package_dimension_unit from_address_name from_address_line from_address_city " +
    "from_address_state_province from_address_postal_code from_address_country_code from_address_mail from_address_phone " +
    "pickup_id refund_id return_carrier"
  ).split(" "),
);

/** Arguments that are no member of the object and come back as extra keys, if at all (API.md §11, §12.1). */
const ECHOED = new Set(
  (
    "shipping_price reason_code cancel_reason quantity shipped_quantity cancel_quantity refund_shipping_fees " +
    "expedition_country_code"
  ).split(" "),
);

const PLAIN_DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/** The one spelling of a plain decimal ("12.50" and "12.5" are equal, "007" is a code); other text trimmed, case as it is. */
function comparable(value: string | number | boolean): string {
  const text = String(value).trim();
  const parts = PLAIN_DECIMAL.exec(text);
  if (!parts) return text;
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const places = fraction.replace(/0+$/, "");
  const plain = places === "" ? whole : `${whole}.${places}`;
  return plain === "0" ? plain : `${sign}${plain}`;
}

function isEqual(sent: string | number | boolean, echoed: string): boolean {
  if (typeof sent === "boolean") return /^(true|1)$/i.test(echoed.trim()) === sent;
  return comparable(sent) === comparable(echoed);
}

/** Of this order, this type and this account: Lengow ignores filters it does not know, so every row is checked (RELIABILITY U11). */
export function isAbout(action: LengowAction, asked: Asked): boolean {
  return (
    action.marketplace === asked.marketplace &&
    action.marketplaceOrderId === asked.order_id &&
    action.actionType === asked.action_type &&
    (action.accountId === null || action.accountId === asked.account_id)
  );
}

/**
 * Whether this action of Lengow's says exactly what we asked for, both ways: everything we sent is in it, and nothing is in it that we
 * did not send. The second half keeps an intent from adopting a richer action that somebody else made (RELIABILITY.md §0.3, §4.5).
 */
export function saysTheSame(action: LengowAction, asked: Asked): boolean {
  if (!isAbout(action, asked)) return false;
  const { line, ...args } = asked.params;
  if (line === undefined ? action.line !== null : action.line === null || !isEqual(line, action.line)) return false;
  const sent = Object.entries(args).filter(([name]) => !DATES.has(name));
  const allThere = sent.every(([name, value]) => {
    const echoed = action.args[name];
    return echoed === undefined ? !STORED.has(name) : isEqual(value, echoed);
  });
  const nothingMore = Object.keys(action.args).every(
    (name) => DATES.has(name) || Object.hasOwn(args, name) || !(STORED.has(name) || ECHOED.has(name)),
  );
  return allThere && nothingMore;
}
