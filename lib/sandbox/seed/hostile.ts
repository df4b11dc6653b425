import { currency } from "../currencies";
import type { Marketplace } from "../marketplaces/metadata";
import { freeText } from "../marketplaces/metadata";
import { NOTHING_MISSING, type OrderRecord, type WireOrder } from "../orders/order-shape";

export const POISON = "poison_market";

const SCRIPT = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";
const BIDI = "\u202Egnp.exe\u202C \u2066evil\u2069 \u200B\u0000\u0085";

/** The marketplace of hostile orders: its own words are hostile, too. */
export const poisonMarket: Marketplace = {
  code: POISON,
  buyers: { FR: 1 },
  currency: "EUR",
  language: "en",
  weight: 0,
  orderId: "P######",
  lineId: "{order}-{n}",
  meta: {
    name: `Poison ${SCRIPT}`,
    country: "FRA",
    country_iso_a2: "FR",
    logo: "javascript:alert(1)",
    description: SCRIPT,
    homepage: "javascript:alert(1)",
    orders: {
      status: { waiting_shipment: [SCRIPT, "OPEN"], shipped: ["SENT"] },
      carriers: {
        ...JSON.parse('{"__proto__":{"label":"own proto"}}'),
        toString: { label: SCRIPT },
        constructor: { label: BIDI },
      },
      shipping_methods: {},
      actions: {
        ship: {
          status: ["waiting_shipment"],
          args: ["tracking_number"],
          optional_args: ["carrier", "constructor", SCRIPT],
          args_description: {
            tracking_number: freeText({
              depends_on: {
                operator: "allOf",
                conditions: [{ key_path: { root: "order", path: "comments" }, function: "regex", value: "^(a+)+$" }],
              },
            }),
          },
        },
      },
    },
  },
};

/** Orders whose every text attacks its reader; they go out exactly as written. */
export function hostileOrders(template: OrderRecord, now: number): OrderRecord[] {
  const changes: ((wire: WireOrder) => unknown)[] = [
    (wire) => fillTexts(wire, SCRIPT),
    (wire) => fillTexts(wire, "javascript:alert(document.domain)"),
    (wire) => fillTexts(wire, BIDI),
    (wire) => fillTexts(wire, '=HYPERLINK("https://evil.example.com","x")'),
    (wire) => ({ ...wire, order_meta: { blob: "x".repeat(200_000) } }),
    (wire) => ({
      ...wire,
      order_meta: JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    }),
    (wire) => ({ ...wire, order_meta: nested(2000) }),
    (wire) => ({ ...wire, packages: [{ cart: { 0: "not a list" }, delivery: "nowhere" }] }),
    (wire) => ({ ...wire, packages: null, payments: "none", order_types: {}, documents: null }),
    (wire) => ({ ...wire, total_order: "12,50 EUR", total_tax: [1], shipping: {}, currency: "EUR", commission: "NaN" }),
    (wire) => ({ ...wire, lengow_status: SCRIPT, marketplace_status: 42, merchant_order_id: "60", comments: { a: 1 } }),
    (wire) => ({ ...wire, marketplace_order_date: "yesterday", imported_at: 0, updated_at: "2026-13-45T99:99:99Z" }),
    (wire) => ({
      ...wire,
      lengow_status: null,
      order_types: [{ type: "__proto__", label: SCRIPT }, null, "is_express"],
    }),
  ];
  return changes.map((change, index) => hostile(template, change, index, now));
}

function hostile(template: OrderRecord, change: (wire: WireOrder) => unknown, index: number, now: number): OrderRecord {
  const base = structuredClone(template.wire);
  base.marketplace = POISON;
  base.currency = currency("EUR");
  const changed = change(base) as WireOrder;
  changed.marketplace = POISON;
  changed.marketplace_order_id = index === 0 ? "P0\"><b>'/../%2e%2e" : `P${index}`;
  const at = now - (index + 1) * 600_000;
  return {
    wire: changed,
    orderDate: at,
    imported: at,
    updated: at,
    catalogue: 0,
    missing: NOTHING_MISSING,
    verbatim: true,
    texts: new Map(),
  };
}

/** Puts a text in every place that holds one, dates and identity apart. */
function fillTexts(wire: WireOrder, text: string): unknown {
  const keep =
    /(_at|_date|^account_id|^lengow_status|amount|tax|shipping|discount|total|commission|fee|iso_a3|quantity)$/;
  return JSON.parse(JSON.stringify(wire), (key, value: unknown) =>
    typeof value === "string" && !keep.test(key) ? text : value,
  );
}

function nested(depth: number): Record<string, unknown> {
  let value: Record<string, unknown> = { end: SCRIPT };
  for (let level = 0; level < depth; level++) value = { down: value };
  return value;
}
