import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { RoleProvider } from "@/components/shell/role";
import type { MarketplaceDescription } from "@/lib/contract/marketplace-description";
import type { Role } from "@/lib/domain/permissions";
import { compileGrammar } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import { carrierCoverageQuery, carrierNamesQuery } from "@/lib/queries/carrier-names";
import { CarrierNamesSection } from "./carrier-names";

const METADATA = {
  orders: {
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier"],
        optional_args: [],
        args_description: { carrier: { type: "list", accept_free_values: false, valid_values: { DPD: "DPD France" } } },
      },
    },
  },
};
const MARKETPLACE: MarketplaceDescription = {
  code: "here",
  name: "Here",
  country: "FR",
  as_of: "2026-11-21T10:00:00.000Z",
  changed_at: null,
  homepage: null,
  about: [],
  features: [],
  statuses: [],
  grammar: compileGrammar(METADATA),
};
const changed = { at: "2026-11-21T10:00:00.000Z", by: "Inès" };
const NAMES = [
  { name: "DPD Classic", code: "DPD", version: "1", changed },
  { name: "Gone one", code: "OLD", version: "2", changed },
];
const COVERAGE = { days: 30, total: 1_000, by_list: 990, by_own: 9, sheets_without_marketplace: 0, unread_texts: 1 };

afterEach(cleanup);

function draw(role: Role): void {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(carrierNamesQuery(1, "here").queryKey, { results: NAMES });
  const unread = role === "admin" ? [{ text: "Pigeon", count: 1 }] : null;
  client.setQueryData(carrierCoverageQuery(1, "here").queryKey, { ...COVERAGE, unread });
  const messages = compiledMessages("en", ["carriers", "actions", "common"]);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="Europe/Paris" now={Date.parse("2026-11-21T10:42:00.000Z")} messages={messages}>
        <RoleProvider role={role}>
          <CarrierNamesSection accountId={1} marketplace={MARKETPLACE} />
        </RoleProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const focused = () => document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName;
const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("M03 · 5.9.5 · the form opens where the next thing is asked for, and refuses a name that is there or that the list reads", () => {
  draw("admin");
  press(/^Say what it means/);
  expect(focused()).toBe("combobox");
  press(/^Cancel$/);
  press(/^Add a name$/);
  expect(focused()).toBe("INPUT");
  const name = screen.getByRole("textbox", { name: "Your name" });
  for (const [typed, said] of [
    ["dpd-classic", "stands in the table already"],
    ["dpd france", "own list reads this name already"],
    ["…", "Write the name"],
  ] as const) {
    fireEvent.change(name, { target: { value: typed } });
    press(/^Save the name$/);
    expect(document.body.textContent).toContain(said);
  }
});

it("M03 · 5.9.5 · a reader sees names, meanings and coverage, hears who changes them, and has nothing to press", () => {
  draw("viewer");
  const text = document.body.textContent ?? "";
  expect(text).toContain("999 of 1,000 carrier texts of the last 30 days are read (99.9%).");
  expect(text).toContain("Inès, ");
  expect(text).toContain("OLD is no carrier here any more");
  expect(text).toContain("Administrators of the account change it.");
  expect(screen.queryAllByRole("button")).toEqual([]);
});
