import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderLine, Tracking } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { PackageTable } from "./package-table";

const AREAS = ["order", "status", "deadline", "common"] as const;
const tracking = (changes: Partial<Tracking>): Tracking => ({
  number: null,
  method: null,
  carrier: null,
  url: null,
  is_delivered_by_marketplace: false,
  parcel_weight: null,
  shipped_at: null,
  relay: null,
  marketplace_order_line_ids: [],
  ...changes,
});

/** The order page's table of one package with these lines and parcels. */
function show(lines: readonly Partial<OrderLine>[], trackings: readonly Partial<Tracking>[] = []) {
  const order = deriveOrder(orderFields({ lines: lines.map((line) => orderLine(line)) }));
  const [pack] = order.packages;
  if (!pack?.delivery) throw new Error("the sample has one package");
  pack.delivery.trackings = trackings.map((one) => tracking(one));
  render(
    <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", [...AREAS])}>
      <PackageTable order={order} pack={pack} position={{ n: 1, all: 1 }} />
    </IntlProvider>,
  );
  const rows = screen.getAllByRole("row").slice(1);
  const cells = (row: HTMLElement) =>
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  return { rows, cells, parcels: screen.queryAllByRole("listitem") };
}

const PICTURE = "/api/accounts/1/pictures?of=https%3A%2F%2Fimg.example%2Farc.jpg&by=x";
const pictures = () => document.querySelectorAll("img");

afterEach(cleanup);

it("D01 · each line tells its title, SKU, own status, quantity, VAT, shipping and amount, and what was refunded of it so far", () => {
  const { rows, cells } = show([
    { quantity: 3, lengow_status: "shipped" },
    {
      marketplace_order_line_id: "02",
      merchant_product_id: null,
      marketplace_product_id: "B0LAMP",
      title: "Desk lamp Arc, black",
      original_amount: "120.00",
      original_tax: "20.00",
      original_shipping: "0.00",
      original_refunded_amount: "40.50",
    },
  ]);
  const [first, second] = rows as [HTMLElement, HTMLElement];
  expect(within(first).getByRole("rowheader").textContent).toMatch(/Desk lamp Arc, brass.*LMP-ARC-BR · line 01/);
  expect(cells(first)).toEqual(["Shipped", "3", "€31.50", "€7.45", "€189.00"]);
  expect(first.textContent).not.toContain("Refunded so far");
  // Without a reference of the merchant's own the marketplace's stands there.
  expect(within(second).getByRole("rowheader").textContent).toMatch(/Desk lamp Arc, black.*B0LAMP · line 02/);
  expect(cells(second)).toEqual(["To ship", "1", "€20.00", "€0.00", "€120.00"]);
  expect(second.textContent).toContain("Refunded so far €40.50");
});

it("D01 · a line has its picture from our own address alone, and a drawn parcel where none comes", () => {
  // The test's browser loads no pictures and calls each complete; a real one says so when it came or failed.
  const complete = vi.spyOn(HTMLImageElement.prototype, "complete", "get").mockReturnValue(false);
  const { rows } = show([
    { url_image: "https://img.example/arc.jpg", picture: PICTURE },
    { marketplace_order_line_id: "02", url_image: "https://img.example/arc.jpg" },
    { marketplace_order_line_id: "03", url_image: null },
  ]);
  expect(pictures()).toHaveLength(1);
  const [picture] = pictures();
  expect(rows[0]?.contains(picture ?? null)).toBe(true);
  expect(picture?.getAttribute("src")).toBe(PICTURE);
  fireEvent.error(picture as HTMLImageElement);
  expect(pictures()).toHaveLength(0);
  for (const row of rows) expect(row.querySelector("th svg")).not.toBeNull();
  // One that failed before the page's script ran has told nobody.
  cleanup();
  complete.mockRestore();
  show([{ picture: PICTURE }]);
  expect(pictures()).toHaveLength(0);
});

it("D03 · a parcel tells its carrier and number, leads to where it is followed, and names the pick-up point it waits in", () => {
  const { parcels } = show(
    [{}],
    [
      {
        number: "6A12345678901",
        carrier: "Colissimo",
        url: "https://www.laposte.fr/outils/suivre?code=6A12345678901",
        shipped_at: "2026-11-19T08:30:00Z",
        relay: { id: "FR12345", name: "Tabac de la Gare", type: "PICKUP" },
        marketplace_order_line_ids: ["01"],
      },
      { number: "JJD000", method: "DHL Paket", url: "javascript:alert(1)", marketplace_order_line_ids: ["02", "03"] },
      {},
    ],
  );
  const [first, second, third] = parcels as [HTMLElement, HTMLElement, HTMLElement];
  expect(first.textContent).toMatch(/Colissimo.*6A12345678901/);
  const way = within(first).getByRole("link", { name: /Follow.*www\.laposte\.fr/ });
  expect(way.getAttribute("href")).toBe("https://www.laposte.fr/outils/suivre?code=6A12345678901");
  expect(way.getAttribute("rel")).toContain("noreferrer");
  expect(first.textContent).toMatch(/line 01.*Pick-up point Tabac de la Gare · PICKUP · FR12345/);
  expect(first.querySelector("time")?.getAttribute("datetime")).toBe("2026-11-19T08:30:00.000Z");
  // What is no web address is words, never a link.
  expect(within(second).queryByRole("link")).toBeNull();
  expect(second.textContent).toMatch(/DHL Paket.*JJD000.*lines 02, 03/);
  expect(third.textContent).toBe("no tracking yet");
});
