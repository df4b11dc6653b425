import { expect, it } from "vitest";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { Judged } from "./judge-wish";
import { unitsOf } from "./review-foot";

const order = {
  packages: [
    {
      cart: [
        { marketplace_order_line_id: "shipped", quantity: 2 },
        { marketplace_order_line_id: "open", quantity: 10 },
      ],
    },
  ],
} as unknown as OrderDetail;

const judged = (whole: boolean, chosen: string[], allowed: [string, boolean][]) =>
  ({ whole, chosen, form: { lines: allowed.map(([id, is]) => ({ id, allowed: is })) } }) as unknown as Judged;

it("an action for the whole order counts only the units it can still reach", () => {
  const lines: [string, boolean][] = [
    ["shipped", false],
    ["open", true],
  ];
  expect(unitsOf(judged(true, [], lines), order)).toEqual({ n: 10, all: 12 });
});

it("without lines of its own an action for the whole order counts them all", () => {
  expect(unitsOf(judged(true, [], []), order)).toEqual({ n: 12, all: 12 });
});

it("an action for chosen lines counts those", () => {
  expect(unitsOf(judged(false, ["shipped"], []), order)).toEqual({ n: 2, all: 12 });
});
