import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { LengowOrderFields } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { BuyerPanel } from "./buyer-panel";
import { DocumentsPanel } from "./documents-panel";
import { MoneyPanel } from "./money-panel";
import { PaymentsPanel } from "./payments-panel";
import { TaxPanel } from "./tax-panel";

const orderOf = (changes: Partial<LengowOrderFields> = {}) =>
  deriveOrder(orderFields({ lines: [orderLine({})], ...changes }));

const show = (panel: ReactNode) =>
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["order", "common"])}>
      {panel}
    </IntlProvider>,
  );

const text = () => document.body.textContent ?? "";
const beside = (name: string) => screen.getByText(name).nextElementSibling?.textContent ?? "";

afterEach(cleanup);

it("D04 · LA-39 · who accounts for the VAT, the portal, EORI and the buyer's number are told, and nothing where Lengow gives nothing", () => {
  const tax = {
    is_marketplace_deemed_supplier: true,
    tax_electronic_portal_type: "IOSS",
    tax_electronic_portal_id: "IM2760000742",
    marketplace_eori_number: "DE5468911",
    buyer_tax: { type: "VAT", id: "FR53812440917" },
  };
  show(<TaxPanel order={orderOf({ tax })} />);
  for (const word of ["IOSS", "IM2760000742", "DE5468911", "FR53812440917"]) expect(text()).toContain(word);
  cleanup();
  const bare = orderOf();
  for (const address of [bare.billing_address, bare.packages[0]?.delivery]) if (address) address.vat_number = null;
  show(<TaxPanel order={bare} />);
  expect(text()).toBe("");
});

it("D08 · LA-37 · equal addresses are said to be possibly Lengow's copy, for Amazon alone", () => {
  const order = orderOf();
  show(<BuyerPanel order={{ ...order, billing_is_delivery: true }} />);
  expect(beside("Bill to")).toMatch(/Same address.*Lengow copies/);
  cleanup();
  show(<BuyerPanel order={{ ...order, marketplace: "zalando", billing_is_delivery: true }} />);
  expect(beside("Bill to")).toBe("Same address");
});

it("SC-21 · a Prime order that the merchant ships says that Amazon answers the buyer", () => {
  const prime = { type: "is_prime", label: "Prime" };
  show(<BuyerPanel order={orderOf({ order_types: [prime] })} />);
  expect(text()).toContain("Amazon answers the buyer’s questions");
  cleanup();
  const fba = { type: "is_delivered_by_marketplace", label: "FBA" };
  show(<BuyerPanel order={orderOf({ order_types: [prime, fba] })} />);
  expect(text()).not.toContain("Amazon answers");
});

it("MA-29 · LA-36 · an order without any address is shown like any other", () => {
  const [pack] = orderOf().packages;
  const order = orderOf({ billing_address: null, packages: [{ cart: pack?.cart ?? [], delivery: null }] });
  show(<BuyerPanel order={order} />);
  expect(screen.getByText("Deliver to")).toBeTruthy();
  cleanup();
  show(<TaxPanel order={order} />);
  expect(text()).toBe("");
});

it("D04 · an e-mail address may break before its sign and its dots, and is copied in one piece", () => {
  const order = orderOf();
  const email = "wnci0u1dgk9168@relay.example.com";
  if (order.billing_address) order.billing_address.email = email;
  show(<BuyerPanel order={order} />);
  const shown = screen.getByText("E-mail").nextElementSibling;
  expect(shown?.textContent).toBe(email);
  expect(shown?.querySelector("bdi")?.innerHTML).toBe("wnci0u1dgk9168<wbr>@relay<wbr>.example<wbr>.com");
});

it("LA-41 · comments are told as text, each once", () => {
  const comment = "Leave it <b>at the door</b>";
  show(<BuyerPanel order={orderOf({ comments: [comment, comment] })} />);
  expect(screen.getAllByText(comment)).toHaveLength(1);
});

it("LA-30 · LA-31 · commission stands as the cost Lengow gives, what the buyer paid only in another currency", () => {
  const order = {
    original_commission: "-18.35",
    original_discount: "1.00",
    original_total_order: "195.45",
    original_total_buyer_amount: "2210.40",
    original_buyer_currency: "SEK",
  };
  show(<MoneyPanel order={orderOf(order)} />);
  expect(beside("Commission")).toBe("\u2212€18.35");
  expect(beside("Discount")).toBe("\u2212€1.00");
  expect(text()).toContain("SEK");
  cleanup();
  show(<MoneyPanel order={orderOf({ ...order, original_buyer_currency: "EUR" })} />);
  expect(text()).not.toContain("2,210.40");
});

it("LA-30 · what was canceled of an order is said, and the amounts above the total come to it whether it holds them or not", () => {
  const [a, b] = [
    orderLine({ marketplace_order_line_id: "A", quantity: 2, original_amount: "74.80" }),
    orderLine({ marketplace_order_line_id: "B", quantity: 1, original_amount: "151.00", lengow_status: "canceled" }),
  ];
  const order = (original_total_order: string, lengow_status = "waiting_shipment") =>
    orderOf({ lines: [a, b], lengow_status, original_shipping: "9.80", original_total_order } as never);
  show(<MoneyPanel order={order("235.60")} />);
  expect(beside("Items, 3 units")).toBe("€225.80");
  expect(beside("of which cancelled, 1 unit")).toBe("€151.00");
  expect(beside("Total")).toBe("€235.60");
  cleanup();
  show(<MoneyPanel order={order("84.60")} />);
  expect([beside("Items, 3 units"), beside("Cancelled, 1 unit")]).toEqual(["€225.80", "\u2212€151.00"]);
  cleanup();
  show(<MoneyPanel order={order("235.60", "canceled")} />);
  expect(text()).not.toMatch(/cancelled/i);
});

it("LA-32 · payments are told with type, state and terms, and are not there where Lengow gives none", () => {
  const terms = { siret_number: "81244091700017", fiscalnb: null };
  const payment = { id: "1", checkout: null, status: "paid", type: "paypal", settled_at: null, payment_terms: terms };
  show(<PaymentsPanel order={orderOf({ payments: [payment] })} />);
  expect(text()).toBe("Paymentspaypal · paidsiret number 81244091700017");
  cleanup();
  show(<PaymentsPanel order={orderOf()} />);
  expect(text()).toBe("");
});

it("D13 · LA-42 · the invoice and the documents Lengow holds are listed and lead to their files", () => {
  const invoice = { invoice_number: "FA-2026-118", invoice_url: "https://shop.example.com/i/118" };
  const documents = [{ id: "77", type: "delivery_slip", name: "slip.pdf" }];
  const order = { ...orderOf({ ...invoice, documents }), masked: false } as OrderDetail;
  const panel = (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <DocumentsPanel accountId={1} order={order} />
    </QueryClientProvider>
  );
  show(panel);
  expect(text()).toContain("FA-2026-118");
  const addresses = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(addresses[0]).toBe("https://shop.example.com/i/118");
  expect(addresses[1]).toMatch(/^\/api\/accounts\/1\/documents\/77/);
});
