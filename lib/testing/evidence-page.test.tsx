import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { EvidenceView } from "@/components/triage/evidence-view";
import type { ActionDetail } from "@/lib/contract/actions";
import { EvidenceQuery } from "@/lib/contract/triage";
import type { LengowOrderFields } from "@/lib/lengow";
import { compiledMessages } from "@/lib/messages/compiled";
import { packOf } from "@/lib/server/triage/evidence";
import { answerRoutes } from "./answering-routes";

const BUYER = {
  full_name: "Élodie Vasseur-Martin",
  first_line: "12 rue des Glycines",
  zipcode: "91331",
  city: "Montreuil-aux-Lions",
  company: "Vasseur Conseil SARL",
  vat_number: "FR13931313131",
  email: "elodie@vasseur.example",
  phone_mobile: "+33 6 11 22 33 44",
};
const ORDER = {
  lengow_status: "waiting_shipment",
  marketplace_order_date: "2026-11-20T10:00:00Z",
  original_total_order: "12.50",
  original_currency: { iso_a3: "EUR", symbol: null, name: null },
  billing_address: { full_name: "Jürgen Großmann", company: "Großmann KG" },
  packages: [{ delivery: BUYER, cart: [] }],
} as unknown as LengowOrderFields;
const ACTION = {
  id: "lengow-7",
  state: "refused",
  source: "lengow",
  type: "ship",
  marketplace: "amazon_fr",
  marketplace_order_id: "402-1234567-1234567",
  line: null,
  args: { carrier: "DPD", comment: `for ${BUYER.full_name}`, custom_carrier: BUYER.company },
  upstream_id: 7,
  error_text: `Not delivered to ${Object.values(BUYER).join(", ")} nor to Jürgen Großmann, Großmann KG. Carrier unknown.`,
  history: [],
  history_cut: null,
  created_at: "2026-11-20T10:00:00Z",
  updated_at: "2026-11-20T10:03:12Z",
} as unknown as ActionDetail;

answerRoutes(({ url }) => {
  const { searchParams } = new URL(url, "http://localhost");
  const query = EvidenceQuery.parse(Object.fromEntries(searchParams));
  const about = { zone: "Europe/Paris", asOf: "2026-11-21T09:00:00Z", query };
  return { body: packOf(ACTION, ORDER, about) };
});
afterEach(cleanup);

/** Everything the drawer and the page hold, seen or not. */
function held(root: HTMLElement): string {
  const values = [...root.querySelectorAll("textarea")].map(({ value }) => value);
  return [root.innerHTML, root.textContent, ...values].join("\n");
}

async function open(): Promise<HTMLElement> {
  const messages = compiledMessages("en", ["triage", "actions", "status", "errors", "common"]);
  const { container } = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <IntlProvider locale="en" zone="Europe/Berlin" now={0} messages={messages}>
        <EvidenceView accountId={7} actionId="lengow-7" />
      </IntlProvider>
    </QueryClientProvider>,
  );
  await screen.findByRole("region", { name: "Order" });
  return container;
}

it("idea 13 · the page that is shared holds no address, postcode, city, company, VAT number or name of the buyer, for any reader", async () => {
  const root = await open();
  const personal = [...Object.values(BUYER), "Élodie", "Vasseur", "Glycines", "Großmann"];
  for (const reader of ["Lengow support", "Marketplace", "Buyer"]) {
    fireEvent.click(screen.getByRole("button", { name: reader }));
    const greeting = { "Lengow support": "Hello Lengow", Marketplace: "Dear seller", Buyer: "Hello," }[reader] ?? "";
    await screen.findByDisplayValue(new RegExp(greeting));
    const text = held(root);
    expect(personal.filter((one) => text.toLowerCase().includes(one.toLowerCase()))).toEqual([]);
    expect(text).toContain("402-1234567-1234567");
  }
});

it("shows of the order when it was placed in UTC and the marketplace's zone, its status and its total", async () => {
  await open();
  const said = screen.getByRole("region", { name: "Order" }).textContent;
  expect(said).toContain("Placed (UTC)2026-11-20 10:00:00");
  expect(said).toContain("Placed (Europe/Paris)2026-11-20 11:00:00");
  expect(said).toContain("€12.50");
  expect(said).toMatch(/Status.*shi/i);
});
