import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import {
  COLUMN_SETS,
  columnSetOf,
  isMetaKey,
  MOST_META_COLUMNS,
  metaColumn,
  metaKeysOf,
  ORDER_COLUMNS,
  readColumns,
} from "./order-columns";
import { EMPTY_GRID_STATE } from "./order-filters";
import { countsQuery, gridQuery } from "./order-question";
import { openView, viewQuery } from "./order-views";

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

describe("LA-43 · names of the extra data as columns", () => {
  it("are letters, digits and few signs, one level down at most, and never those that objects have of themselves", () => {
    for (const key of ["delivery_type", "shop.deadline", "Größe 2", "a:b/c-d", "x"]) expect(isMetaKey(key)).toBe(true);
    for (const key of ["", " a", "a ", "a.b.c", "a,b", ".a", "a.", "<b>", "__proto__", "a.constructor", "x".repeat(65)])
      expect(isMetaKey(key)).toBe(false);
  });

  it("stand among the others in the order asked for, and only so many of them", () => {
    const many = Array.from({ length: MOST_META_COLUMNS + 2 }, (_, at) => `meta.k${at}`);
    expect(readColumns(["total", "meta.b", "meta.__proto__", "order", "meta.a"])).toEqual({
      columns: ["total", "meta.b", "order", "meta.a"],
      skipped: ["meta.__proto__"],
    });
    const { columns, skipped } = readColumns(["order", ...many]);
    expect(metaKeysOf(columns)).toHaveLength(MOST_META_COLUMNS);
    expect(skipped).toEqual(many.slice(MOST_META_COLUMNS));
  });

  it("are asked for with the rows, wherever they are chosen, and counted without", () => {
    const now = new Date("2026-11-22T10:00:00Z");
    const meta = (named: string[], own: string[]) =>
      new URLSearchParams(gridQuery({ ...EMPTY_GRID_STATE, columns: named }, now, { columns: own })).get("meta");
    expect(meta([], ["order", "meta.b", "meta.a"])).toBe("a,b");
    expect(meta(["order", "meta.c"], ["meta.a"])).toBe("c");
    expect(meta(["order"], ["meta.a"])).toBeNull();
    const query = gridQuery(EMPTY_GRID_STATE, now, { columns: ["meta.a"] });
    expect(countsQuery(query)).toBe("");
  });

  it("are kept in a view and come back from it", () => {
    fc.assert(
      fc.property(fc.array(fc.string().filter(isMetaKey), { maxLength: MOST_META_COLUMNS }), (found) => {
        const columns = ["order", ...new Set(found.map(metaColumn))];
        const opened = openView(viewQuery({ ...EMPTY_GRID_STATE, columns }));
        expect([opened.state.columns, opened.skipped]).toEqual([columns, []]);
      }),
    );
  });
});
