import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COLUMN_SETS, columnSetOf, ORDER_COLUMNS, readColumns } from "./order-columns";

describe("columns by name", () => {
  it("C01 · are shown in the order asked for, each once, with the order's own always among them", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...ORDER_COLUMNS), fc.string())), (names) => {
        const { columns, skipped } = readColumns(names);
        expect(columns).toContain("order");
        expect(new Set(columns).size).toBe(columns.length);
        expect(columns.filter((id) => names.includes(id))).toEqual([
          ...new Set(names.filter((name) => (ORDER_COLUMNS as readonly string[]).includes(name))),
        ]);
        expect(skipped.every((name) => names.includes(name) && !columns.includes(name as never))).toBe(true);
      }),
    );
  });

  it("MA-27 · SC-27 · a ready-made set is recognised by its columns, and one moved column makes it one's own", () => {
    for (const [name, set] of Object.entries(COLUMN_SETS)) {
      expect(columnSetOf(set)).toBe(name);
      expect(columnSetOf([...set].reverse())).toBeNull();
    }
  });

  it("MA-10 to MA-26 · the Magento set has every column of Magento that Lengow can fill", () => {
    expect(COLUMN_SETS.magento.slice(0, 11)).toEqual([
      "order",
      "marketplace",
      "reference",
      "buyer",
      "marketplace_status",
      "total",
      "fulfilment",
      "unshipped",
      "ordered",
      "ship_by",
      "last_action",
    ]);
    expect(COLUMN_SETS.magento.slice(11)).toEqual(["merchant_id", "prime", "shipped"]);
  });
});
