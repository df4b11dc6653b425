/** Random metadata, orders and values for the tests: mostly sensible, often odd, small enough to read when one of them fails. */

import fc from "@/lib/testing/properties";

const ARGUMENTS = [
  "line",
  "carrier",
  "carrier_name",
  "reason",
  "shipping_method",
  "refund_price",
  "quantity",
  "weight",
  "gift",
  "shipping_date",
  "__proto__",
  "constructor",
];
const STATUSES = ["waiting_shipment", "shipped", "new", "weird_status"];
const CODES = ["1", "2", "10", "Other", "other", "DHL", "", "true"];
const TYPES = ["string", "list", "line_number", "date", "price", "quantity", "number", "boolean", "url", 7, null, ""];
const TEXTS = ["PARCEL", "parcel", "Other", "1", "5", "5.0", "007", "1e3", "12.50", "-3", "true", "", "  ", "a1b"];
const PATTERNS = ["^PAR", "(?i)^par", "[0-9]+$", "(?P<d>\\d)", "", "(", "a(?=1)", "(?<!x)l", "^.$"];
const PATHS = [
  "order_meta.delivery_type",
  "order_meta.rank",
  "order_meta.tags",
  "order_meta.empty",
  "order_meta.none",
  "order_meta.deep.0.x",
  "order_meta.deep.x",
  "order_meta.__proto__.x",
  "order_meta.constructor.name",
  "order_meta.delivery_type.length",
  "packages.cart.quantity",
  "packages.0.cart.1.quantity",
  "packages.cart",
  "order_types.type",
  "lengow_status",
  "a.b.c.d.e.f.g.h.i",
  "",
];

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(0, 1, 5, -3, 12.5, 1e-7, 1e21, true, false),
);
const anyValue = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, {}, [["1", 5]]) },
);

const rightSide: Record<string, fc.Arbitrary<unknown>> = {
  equals: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  in_list: fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 4 }),
  lower_than: fc.constantFrom<unknown>(0, 1, 5, 12.5, 1e-7),
  regex: fc.constantFrom(...PATTERNS),
  contains: fc.constantFrom("PAR", "1", "", "Other", "."),
};

const onOrder = fc.record({ root: fc.constant("order"), path: fc.constantFrom(...PATHS) });
const onArguments = fc.record({ root: fc.constant("action_data"), path: fc.constantFrom(...ARGUMENTS) });
const misread = fc.constantFrom<unknown>({ root: "cart", path: "x" }, { root: "order" }, null);
const anyKeyPath = fc.oneof(
  { weight: 9, arbitrary: onOrder },
  { weight: 9, arbitrary: onArguments },
  { weight: 1, arbitrary: misread },
);

const conditionAt = (keyPath: fc.Arbitrary<unknown>) =>
  fc
    .constantFrom(
      ...["equals", "not_equals", "in_list", "not_in_list", "lower_than", "lower_than_or_equals"],
      ...["greater_than", "greater_than_or_equals", "regex", "contains", "starts_with"],
    )
    .chain((name) => {
      const family = name.replace(/^not_/, "").replace(/^(lower|greater)_than.*$/, "lower_than");
      return fc.record({
        key_path: keyPath,
        function: fc.constant(name),
        value: fc.oneof(
          { weight: 8, arbitrary: rightSide[family] ?? scalar },
          { weight: 1, arbitrary: fc.constantFrom<unknown>("x", 3, null, {}, [], true) },
        ),
      });
    });

const blockAt = (keyPath: fc.Arbitrary<unknown>) =>
  fc
    .record({
      spelling: fc.constantFrom("operator", "operation", "none"),
      word: fc.constantFrom("allOf", "anyOf", "oneOf", "allOf", "anyOf", "oneOf", "noneOf"),
      conditions: fc.oneof(
        { weight: 12, arbitrary: fc.array(conditionAt(keyPath), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>([], {}, null) },
      ),
    })
    .map(({ spelling, word, conditions }) => (spelling === "none" ? { conditions } : { [spelling]: word, conditions }));

const validValues = fc.oneof(
  fc.constantFrom<unknown>({}, [], null, 5),
  fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 4 }).chain((codes) =>
    fc.constantFrom<unknown>(
      Object.fromEntries(codes.map((code) => [code, { label: `L ${code}` }])),
      Object.fromEntries(codes.map((code) => [code, `L ${code}`])),
      codes,
      codes.map((code) => ({ code, label: `L ${code}` })),
      codes.map((value) => ({ value })),
    ),
  ),
);

const descriptionAt = (keyPath: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      type: fc.constantFrom<unknown>(...TYPES),
      accept_free_values: fc.constantFrom<unknown>(true, false, null),
      valid_values: validValues,
      default_value: fc.constantFrom<unknown>(null, "", "1", "Other", "  ", "12.5", 2, {}),
      depends_on: fc.oneof(
        { weight: 2, arbitrary: blockAt(keyPath) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>(null, "x") },
      ),
    },
    { requiredKeys: [] },
  );

const names = fc.uniqueArray(fc.constantFrom(...ARGUMENTS), { maxLength: 4 });

const actionAt = (keyPath: fc.Arbitrary<unknown>) =>
  fc
    .record({
      status: fc.oneof(
        { weight: 9, arbitrary: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>([], "shipped", null) },
      ),
      args: fc.oneof(
        { weight: 9, arbitrary: names },
        { weight: 1, arbitrary: fc.constantFrom<unknown>({}, [5, "line"]) },
      ),
      optional_args: names,
      descriptions: fc.array(fc.tuple(fc.constantFrom(...ARGUMENTS), descriptionAt(keyPath)), {
        minLength: 3,
        maxLength: 8,
      }),
    })
    .map(({ descriptions, ...rest }) => ({
      ...rest,
      args_description: Object.fromEntries(descriptions),
    }));

export const anyAction = fc.constantFrom("ship", "cancel", "refund", "partial_cancel", "refuse");

const metadataAt = (keyPath: fc.Arbitrary<unknown>) =>
  fc
    .record({
      action: actionAt(keyPath),
      carriers: fc.constantFrom({}, { DHL: { label: "DHL" }, Other: { label: "Other" } }),
    })
    .map(({ action: entry, carriers }) => ({
      orders: {
        carriers,
        shipping_methods: { express: { label: "Express" } },
        actions: { ship: entry, cancel: entry, refund: entry, partial_cancel: entry },
      },
    }));

export const anyMetadata = metadataAt(anyKeyPath);

/** Conditions look at the order only, so that clearing one field cannot bring out another. */
export const orderBoundMetadata = metadataAt(onOrder);

const status = fc.constantFrom<unknown>(...STATUSES, "waiting_shipment", "waiting_shipment");
const line = fc.record({
  marketplace_order_line_id: fc.constantFrom("L1", "L2", "1"),
  quantity: fc.constantFrom(1, 2, 5),
  lengow_status: fc.oneof(status, fc.constant(null)),
});

export const anyOrder = fc.record({
  lengow_status: status,
  packages: fc.array(
    fc.record({
      cart: fc.array(line, { maxLength: 3 }),
      delivery: fc.constantFrom<unknown>(
        null,
        { trackings: [] },
        { trackings: [] },
        {
          trackings: [{ is_delivered_by_marketplace: true }],
        },
      ),
    }),
    { maxLength: 2 },
  ),
  order_types: fc.constantFrom<unknown>([], null, [{ type: "is_business" }], [{ type: "is_delivered_by_marketplace" }]),
  order_meta: fc.record(
    {
      delivery_type: anyValue,
      rank: anyValue,
      tags: fc.array(scalar, { maxLength: 3 }),
      empty: fc.constant([]),
      none: fc.constant(null),
      deep: fc.array(fc.record({ x: anyValue }, { requiredKeys: [] }), { maxLength: 3 }),
      ["__proto__"]: fc.record({ x: scalar }),
    },
    { requiredKeys: [] },
  ),
});

const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>("L1", "L2", "1", "DHL", "Other", "express") },
  { weight: 4, arbitrary: fc.constantFrom<unknown>("12.50", "3", "1", 1, 2, "0", "true", false) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>("2026-11-21T10:00:00+01:00", "2026-02-28T23:59Z") },
  { weight: 2, arbitrary: anyValue },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...["12.5", ".5", "+5", "1e2", "12,50", "12.500", "12.345", "-0", "-1.5", "1.0", "07", 2.5, -1, "99999"],
      ...["2026-02-30T10:00:00Z", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21T24:00:00Z", "yes", "True"],
    ),
  },
);

/** Values for some of the arguments, and now and then for a name that no action lists. */
export const anyValues = fc
  .array(fc.tuple(fc.constantFrom(...ARGUMENTS, "stranger"), typed), { maxLength: 10 })
  .map((entries) => Object.fromEntries(entries));
