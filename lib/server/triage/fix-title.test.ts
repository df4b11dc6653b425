import { expect, it } from "vitest";
import { MASK } from "@/lib/domain/masking";
import { compileAction } from "@/lib/grammar";
import { titleOf } from "./fix-title";

const GROUP = { action_type: "ship", marketplace: "cdiscount" };
const GRAMMAR = compileAction(
  {
    orders: {
      actions: {
        ship: {
          status: ["waiting_shipment"],
          args: ["carrier", "tracking_number"],
          args_description: { carrier: { type: "list", valid_values: { COLISSIMO: { label: "La Poste Colissimo" } } } },
        },
      },
    },
  },
  "ship",
);
const of = (args: Record<string, string | null>, rows: Record<string, Record<string, string>> = {}) =>
  titleOf(GROUP, { ids: ["1"], args, rows }, GRAMMAR);

it("keeps with a correction the marketplace's own word for the value that all rows were given", () => {
  expect(of({ carrier: "COLISSIMO" })).toEqual({
    title: "ship · cdiscount · carrier COLISSIMO",
    about: {
      marketplace: "cdiscount",
      type: "ship",
      changes: [{ argument: "carrier", value: "COLISSIMO", label: "La Poste Colissimo", by_row: false }],
    },
  });
});

it("names a field once that each row was given by itself, with none of the values", () => {
  const { about, title } = of({ carrier: null }, { a: { tracking_number: "1" }, b: { tracking_number: "2" } });
  expect(about.changes).toEqual([
    { argument: "carrier", value: null, label: null, by_row: false },
    { argument: "tracking_number", value: null, label: null, by_row: true },
  ]);
  expect(title).toBe("ship · cdiscount · carrier –");
});

it("holds nothing of a person: a title is read by everybody", () => {
  const { about, title } = of({ receiver_name: "Ada Lovelace" });
  expect(JSON.stringify(about)).toContain(MASK);
  expect(JSON.stringify(about) + title).not.toContain("Ada");
});
