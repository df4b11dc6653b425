import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { fixtures, hasFixtures, whyNoFixtures } from "../testing/fixtures";
import { readAction, readActionId } from "./action";
import { readPage } from "./page";

describe("an action", () => {
  it.each([undefined, null, "", "  ", [], {}])("with errors %j has no error text", (errors) => {
    expect(readAction({ id: 1, errors })).toMatchObject({ errors: null, unreadable: null });
  });

  it("keeps its error text, also out of a list", () => {
    expect(readAction({ id: 1, errors: "bad carrier" }).errors).toBe("bad carrier");
    expect(readAction({ id: 1, errors: ["a", "b"] }).errors).toBe("a; b");
  });

  it("shows every other member that holds a value as an argument, as given", () => {
    const action = readAction({
      id: "12",
      line: 7,
      queued: "True",
      processed: 0,
      carrier: "DHL",
      refund_price: 12.5,
      refund_quantity: 2,
      tracking_url: null,
      weight: "",
      shipping_date: "2024-01-01T10:00:00+01:00",
      reason_code: "X",
      extra: { a: 1 },
    });
    expect(action).toMatchObject({
      id: 12,
      line: "7",
      queued: true,
      processed: false,
      unknownFields: { extra: { a: 1 } },
    });
    const sent = { carrier: "DHL", refund_price: "12.5", refund_quantity: "2", reason_code: "X" };
    expect(action.args).toEqual({ ...sent, shipping_date: "2024-01-01T10:00:00+01:00" });
  });

  it.each<[unknown, number | null]>([
    [1, 1],
    ["1", 1],
    [0, null],
    [-1, null],
    [1.5, null],
    ["1.5", null],
    ["x1", null],
    [2 ** 53, null],
    [true, null],
    [null, null],
    [[1], null],
  ])("has the id %j as %j", (value, id) => {
    expect(readActionId(value)).toBe(id);
  });

  it("is read whatever comes, and says so when it has no id", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => JSON.stringify(readAction(value))).not.toThrow();
        expect(readAction(value).unreadable === null).toBe(readAction(value).id > 0);
      }),
    );
    expect(readAction({}).unreadable).toBe("id is no action id");
    expect(readAction(null).unreadable).toContain("row is no object");
  });
});

describe.skipIf(!hasFixtures)(`real actions${whyNoFixtures}`, () => {
  it.each(fixtures("actions").map((file) => [file.name, file] as const))("reads %s whole", (_name, file) => {
    const json = JSON.parse(file.text) as Record<string, unknown>;
    for (const row of readPage(json)?.rows ?? [json]) {
      const source = row as Record<string, unknown>;
      const action = readAction(row);
      expect(action).toMatchObject({
        id: source.id,
        queued: source.queued,
        processed: source.processed,
        unreadable: null,
      });
      expect(action.errors).toBeNull();
      expect(action.args.tracking_number ?? null).toBe(source.tracking_number ?? null);
    }
  });
});
