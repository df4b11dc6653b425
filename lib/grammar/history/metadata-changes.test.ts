import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { type MetadataChange, metadataChanges } from "./metadata-changes";
import { type MetadataFacts, metadataFacts } from "./metadata-facts";

type Shape = { status?: object; carriers?: object; actions?: object };

function facts(orders: Shape): MetadataFacts {
  const found = metadataFacts({ orders });
  if (!found) throw new Error("This metadata says nothing.");
  return found;
}

const ship = (description: object, lists: { args?: string[]; optional_args?: string[]; status?: string[] } = {}) => ({
  ship: {
    status: ["waiting_shipment"],
    args: ["carrier"],
    optional_args: ["tracking_number"],
    args_description: { carrier: description },
    ...lists,
  },
});
const list = (values: Record<string, string>) => ({
  type: "list",
  accept_free_values: false,
  valid_values: Object.fromEntries(Object.entries(values).map(([code, label]) => [code, { label }])),
});
const changes = (before: Shape, after: Shape) => metadataChanges(facts(before), facts(after));

const OLD = ship(list({ COLISSIMO: "Colissimo", DPD: "DPD" }));

describe("M02 · what changed between two readings of a marketplace's metadata", () => {
  it("tells the values that came, went and were relabelled", () => {
    expect(changes({ actions: OLD }, { actions: ship(list({ DPD: "DPD Classic", LAPOSTE: "La Poste" })) })).toEqual([
      {
        what: "values",
        action: "ship",
        argument: "carrier",
        added: [{ code: "LAPOSTE", label: "La Poste" }],
        removed: [{ code: "COLISSIMO", label: "Colissimo" }],
        relabelled: [{ code: "DPD", from: "DPD", to: "DPD Classic" }],
      },
    ]);
  });

  it("tells the marketplace's own list only where no argument changed in the very same way", () => {
    const carriers = (values: Record<string, string>) =>
      Object.fromEntries(Object.entries(values).map(([code, label]) => [code, { label }]));
    const after = { DPD: "DPD", LAPOSTE: "La Poste" };
    const both = changes(
      { actions: OLD, carriers: carriers({ COLISSIMO: "Colissimo", DPD: "DPD" }) },
      { actions: ship(list(after)), carriers: carriers(after) },
    );
    expect(both.map(({ what }) => what)).toEqual(["values"]);
    const alone = changes(
      { actions: OLD, carriers: carriers({ COLISSIMO: "Colissimo" }) },
      { actions: OLD, carriers: carriers(after) },
    );
    expect(alone).toMatchObject([{ what: "list", list: "carriers", removed: [{ code: "COLISSIMO" }] }]);
  });

  it("tells actions and arguments that came or went, and nothing of what stands inside them", () => {
    const cancel = { cancel: { status: ["new"], args: ["reason"], optional_args: [] } };
    expect(changes({ actions: OLD }, { actions: { ...OLD, ...cancel } })).toEqual([
      { what: "action_added", action: "cancel" },
    ]);
    expect(changes({ actions: { ...OLD, ...cancel } }, { actions: OLD })).toEqual([
      { what: "action_removed", action: "cancel" },
    ]);
    const renamed = ship(list({ COLISSIMO: "Colissimo", DPD: "DPD" }), { optional_args: ["tracking"] });
    expect(changes({ actions: OLD }, { actions: renamed })).toEqual([
      { what: "argument_added", action: "ship", argument: "tracking", required: false },
      { what: "argument_removed", action: "ship", argument: "tracking_number" },
    ]);
  });

  it("tells an argument that became required or optional, opened its list, or is asked for under another condition", () => {
    const values = { COLISSIMO: "Colissimo", DPD: "DPD" };
    const optional = ship(list(values), { args: [], optional_args: ["carrier", "tracking_number"] });
    const demand = (required: boolean) => [{ what: "demand", action: "ship", argument: "carrier", required }];
    expect(changes({ actions: OLD }, { actions: optional })).toEqual(demand(false));
    expect(changes({ actions: optional }, { actions: OLD })).toEqual(demand(true));
    const open = ship({ ...list(values), accept_free_values: true });
    expect(changes({ actions: OLD }, { actions: open })).toEqual([
      { what: "takes", action: "ship", argument: "carrier" },
    ]);
    const condition = { key_path: { root: "action_data", path: "tracking_number" }, function: "equals", value: "1" };
    const asked = ship({ ...list(values), depends_on: { operator: "allOf", conditions: [condition] } });
    expect(changes({ actions: OLD }, { actions: asked })).toEqual([
      { what: "condition", action: "ship", argument: "carrier" },
    ]);
  });

  it("tells the statuses that allow an action, and the marketplace's words for a status", () => {
    const later = ship(list({ COLISSIMO: "Colissimo", DPD: "DPD" }), { status: ["accepted"] });
    expect(
      changes({ actions: OLD, status: { new: ["Created"] } }, { actions: later, status: { new: ["Created", "Open"] } }),
    ).toEqual([
      { what: "allowed", action: "ship", added: ["accepted"], removed: ["waiting_shipment"] },
      { what: "status", status: "new", added: ["Open"], removed: [] },
    ]);
  });

  it("takes metadata without content for a failed reading", () => {
    for (const nothing of [undefined, null, {}, [], { orders: {} }, { name: "Shop", orders: { actions: {} } }])
      expect(metadataFacts(nothing)).toBeNull();
  });
});

const NAMES = ["a", "b", "constructor", "__proto__x", "1", "10", "2"];
const record = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 5 });
const words = fc.uniqueArray(fc.constantFrom("new", "shipped", "closed"), { maxLength: 3 });
const orders = fc.record({
  status: record(words),
  carriers: record(fc.record({ label: fc.constantFrom("A", "B") })),
  actions: record(
    fc.record({
      status: words,
      args: fc.uniqueArray(fc.constantFrom("x", "carrier"), { maxLength: 2 }),
      optional_args: fc.uniqueArray(fc.constantFrom("y", "line"), { maxLength: 2 }),
      args_description: fc.record({
        x: fc.record({ type: fc.constantFrom("string", "list"), valid_values: record(fc.constantFrom("A", "B")) }),
      }),
    }),
  ),
});

/** The same object with its keys and its lists the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).reverse();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, turned(member)])
      .reverse(),
  );
}

const NOTHING: MetadataFacts = { actions: [], carriers: [], shipping_methods: [], statuses: [] };
const of = (shape: unknown) => metadataFacts({ orders: shape }) ?? NOTHING;

/** How often something came, and how often something went. */
function tally(list: readonly MetadataChange[]) {
  const count = (side: "added" | "removed") =>
    list.reduce(
      (sum, one) => sum + (side in one ? (one as Record<typeof side, readonly unknown[]>)[side].length : 0),
      0,
    );
  const named = (end: string) => list.filter(({ what }) => what.endsWith(end)).length;
  return { came: count("added") + named("_added"), went: count("removed") + named("_removed") };
}

describe("M02 · for any metadata", () => {
  it("the same reading again is no change, whatever the order of its keys and lists", () => {
    fc.assert(
      fc.property(orders, (shape) => {
        expect(metadataChanges(of(shape), of(shape))).toEqual([]);
        expect(metadataChanges(of(shape), of(turned(shape)))).toEqual([]);
        // It is kept as JSON between two readings.
        expect(metadataChanges(JSON.parse(JSON.stringify(of(shape))), of(shape))).toEqual([]);
      }),
    );
  });

  it("a change taken back is told the other way round", () => {
    fc.assert(
      fc.property(orders, orders, (one, other) => {
        const [there, back] = [metadataChanges(of(one), of(other)), metadataChanges(of(other), of(one))];
        expect(back).toHaveLength(there.length);
        expect(tally(back)).toEqual({ came: tally(there).went, went: tally(there).came });
      }),
    );
  });
});
