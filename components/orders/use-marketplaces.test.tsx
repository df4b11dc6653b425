import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { useMarketplaces } from "./use-marketplaces";

const FNAC: MarketplaceEntry = { code: "fnac", name: "Fnac", country: "FR" };
const realFetch = globalThis.fetch;
let asked: (string | undefined)[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    // The browser asks leave first when it talks to another port; that is of this test alone.
    if (request.method === "GET") asked.push(request.url);
    response.setHeader("content-type", "application/json");
    response.setHeader("access-control-allow-origin", "*");
    response.end(JSON.stringify({ as_of: "2026-11-21T09:00:00.000Z", count: 1, results: [FNAC] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (url, init) => realFetch(`http://127.0.0.1:${port}${url}`, init);
});
beforeEach(() => {
  asked = [];
});
afterEach(cleanup);
afterAll(async () => {
  globalThis.fetch = realFetch;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

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
