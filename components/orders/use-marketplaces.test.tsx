import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { useMarketplaces } from "./use-marketplaces";

const FNAC: MarketplaceEntry = { code: "fnac", name: "Fnac", country: "FR" };
let asked: string[] = [];

answerRoutes(({ method, url }) => {
  if (method === "GET") asked.push(url);
  return { body: { as_of: "2026-11-21T09:00:00.000Z", count: 1, results: [FNAC] } };
});
beforeEach(() => {
  asked = [];
});
afterEach(cleanup);

function Names({ first }: { first: MarketplaceEntry[] }) {
  const marketplaces = useMarketplaces(1, first);
  return <p>{marketplaces.map(({ name }) => name).join() || "none"}</p>;
}

const show = (first: MarketplaceEntry[]) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Names first={first} />
    </QueryClientProvider>,
  );

it("can be filtered by later when Lengow was too slow to tell them with the page", async () => {
  show([]);
  expect(screen.getByText("none")).toBeTruthy();
  expect(await screen.findByText("Fnac", {}, { timeout: 5_000 })).toBeTruthy();
  expect(asked).toEqual(["/api/accounts/1/marketplaces"]);
});

it("are not asked for again when the page brought them", () => {
  show([FNAC]);
  expect(screen.getByText("Fnac")).toBeTruthy();
  expect(asked).toEqual([]);
});
