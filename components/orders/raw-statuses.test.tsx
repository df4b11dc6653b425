import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider, useT } from "@/components/shell/intl-provider";
import type { MarketplaceStatusList } from "@/lib/contract/marketplaces";
import { EMPTY_GRID_STATE, type OrderGridState } from "@/lib/domain/order-filters";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { AddFilter } from "./add-filter";
import { FilterEditor } from "./filter-editors";

const NOW = Date.parse("2026-11-22T10:42:00Z");
const LIST: MarketplaceStatusList = {
  as_of: "2026-11-22T10:42:00.000Z",
  results: [
    { code: "amazon_fr", statuses: ["Unshipped", "PartiallyShipped", "Shipped"] },
    { code: "amazon_de", statuses: ["Shipped", "Unshipped", "PartiallyShipped"] },
    { code: "bol", statuses: ["OPEN", "SHIPPED", "ARRIVED", "CANCELLED"] },
    { code: "cdiscount", statuses: ["WaitingForShipmentAcceptation", "Shipped"] },
  ],
};
const STORES = [{ code: "amazon_de", name: "Amazon DE", country: "DE" }];
let changes: Partial<OrderGridState>[] = [];

answerRoutes(({ url }) => ({
  body: url === "/api/accounts/1/marketplace-statuses" ? LIST : { results: STORES },
}));
afterEach(() => {
  cleanup();
  changes = [];
});

function Part({ what, state }: { what: "add" | "edit"; state: OrderGridState }) {
  const words = { t: useT("orders"), status: useT("status"), locale: "en" as const, now: NOW };
  const props = { accountId: 1, state, onChange: (change: Partial<OrderGridState>) => changes.push(change) };
  if (what === "add") return <AddFilter {...props} words={words} marketplaces={[]} close={() => {}} />;
  return <FilterEditor {...props} filter="raw" choices={[]} close={() => {}} />;
}

function show(what: "add" | "edit", state: Partial<OrderGridState> = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={compiledMessages("en", ["orders", "status"])} zone="UTC" now={NOW}>
        <Part what={what} state={{ ...EMPTY_GRID_STATE, ...state }} />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("G01 · G03 · LA-17 · a marketplace's own status is found by typing it, without knowing the filter's name", async () => {
  show("add");
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "unshipped" } });
  fireEvent.click(await screen.findByRole("option", { name: "Marketplace’s status: Unshipped" }));
  expect(changes).toEqual([{ raw: "Unshipped" }]);
});

const headings = () =>
  screen
    .queryAllByRole("list")
    .map((list) => document.getElementById(list.getAttribute("aria-labelledby") ?? "")?.textContent);
const wordsOf = (name: string | RegExp) =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("button")
    .map((button) => button.textContent);

it("G03 · LA-17 · the words stand under the names of the marketplaces that have them, alike ones together", async () => {
  show("edit");
  await screen.findByRole("list", { name: "Cdiscount" });
  expect(headings()).toEqual(["Amazon DE, Amazon FR", "Bol", "Cdiscount"]);
  expect(wordsOf("Amazon DE, Amazon FR")).toEqual(["PartiallyShipped", "Shipped", "Unshipped"]);
  expect(wordsOf("Cdiscount")).toEqual(["Shipped", "WaitingForShipmentAcceptation"]);
});

it("G03 · LA-17 · the chosen marketplaces stand first; a word of another one takes that marketplace too, which is said before", async () => {
  show("edit", { marketplace: ["cdiscount"], raw: "Shipped" });
  await screen.findByRole("list", { name: "Cdiscount" });
  expect(headings()).toEqual([
    "Cdiscount",
    "Amazon DE, Amazon FR · adds these marketplaces",
    "Bol · adds this marketplace",
  ]);
  expect(screen.getAllByRole("button", { current: true }).map((button) => button.textContent)).toEqual(["Shipped"]);
  fireEvent.click(screen.getByRole("button", { name: "OPEN" }));
  fireEvent.click(screen.getByRole("button", { name: "WaitingForShipmentAcceptation" }));
  expect(changes).toEqual([
    { raw: "OPEN", marketplace: ["cdiscount", "bol"] },
    { raw: "WaitingForShipmentAcceptation" },
  ]);
});

it("G03 · LA-17 · the list is narrowed by a part of a word and by a marketplace's name", async () => {
  show("edit");
  const field = await screen.findByRole("textbox", { name: "Search values" });
  fireEvent.change(field, { target: { value: "waitingfor" } });
  expect(headings()).toEqual(["Cdiscount"]);
  fireEvent.change(field, { target: { value: "amazon" } });
  expect(wordsOf("Amazon DE, Amazon FR")).toHaveLength(3);
  expect(headings()).toHaveLength(1);
  fireEvent.change(field, { target: { value: "nowhere" } });
  expect(headings()).toEqual([]);
});

it("LA-17 · a word of the link that no marketplace has stays, ticked, and any other can be typed", async () => {
  show("edit", { raw: "Mislaid", marketplace: ["amazon_fr"] });
  await screen.findAllByRole("button", { name: "Unshipped" });
  expect(screen.getByRole("button", { name: "Mislaid" }).getAttribute("aria-current")).toBe("true");
  const field = screen.getByRole("textbox", { name: /As the marketplace spells it/ }) as HTMLInputElement;
  fireEvent.change(field, { target: { value: " Lost " } });
  fireEvent.submit(field);
  expect(changes).toEqual([{ raw: "Lost" }]);
});
