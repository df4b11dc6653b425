import { cleanup, render } from "@testing-library/react";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, expect, it } from "vitest";
import { type OrderGridState, orderGridParsers } from "@/lib/domain/order-filters";
import { useQueryStates } from "./use-query-states";

afterEach(cleanup);

it("the state is the same object while the address says the same about it, whatever else the address says", () => {
  const seen: OrderGridState[] = [];
  const Reader = () => {
    seen.push(useQueryStates(orderGridParsers)[0]);
    return null;
  };
  const at = (search: string) => (
    <PathnameContext value="/accounts/1/orders">
      <SearchParamsContext value={new URLSearchParams(search)}>
        <Reader />
      </SearchParamsContext>
    </PathnameContext>
  );
  const { rerender } = render(at("status=shipped"));
  rerender(at("status=shipped&peek=amazon_fr~171"));
  expect(new Set(seen).size).toBe(1);
  rerender(at("status=closed&peek=amazon_fr~171"));
  expect(seen.at(-1)?.status).toEqual(["closed"]);
});
