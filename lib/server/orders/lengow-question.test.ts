import { expect, it } from "vitest";
import { OrderRowsQuery } from "@/lib/contract/orders";
import { lengowQuestion } from "./lengow-question";

const asked = (order_type: string, mode?: "all") => {
  const question = lengowQuestion(OrderRowsQuery.parse({ order_type, ...(mode ? { order_type_mode: mode } : {}) }));
  return { types: question?.asked.order_type, isSorted: question?.keeps !== null };
};

it("LA-20 · LA-95 · no order is hidden when Lengow reads a list of types as all of them: it gets no list that nobody chose", () => {
  const here = { types: undefined, isSorted: true };
  expect(asked("is_express")).toEqual(here);
  expect(asked("is_express", "all")).toEqual(here);
  expect(asked("is_express,is_business")).toEqual(here);
  expect(asked("second_day", "all")).toEqual(here);
  expect(asked("is_prime,second_day")).toEqual(here);
  expect(asked("is_prime")).toEqual({ types: ["is_prime"], isSorted: false });
  expect(asked("is_prime", "all")).toEqual({ types: ["is_prime"], isSorted: false });
  expect(asked("is_express,is_business", "all")).toEqual({ types: ["is_business"], isSorted: true });
});
