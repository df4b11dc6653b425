import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import type { Sheet, SheetRow } from "@/lib/contract/batches";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { carrierNamesQuery } from "@/lib/queries/carrier-names";
import { keys } from "@/lib/queries/keys";

const CARRIERS = { COLIS_FR: "Colissimo", UPS_FR: "UPS", UPS_X: "UPS Express", OTHER: "Autre" };
export const METADATA = {
  orders: {
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: [],
        args_description: {
          carrier: { type: "list", accept_free_values: false, valid_values: CARRIERS },
          tracking_number: { type: "string" },
        },
      },
    },
  },
};
const OWN_NAME = {
  name: "Kurier 24",
  code: "UPS_X",
  version: "v1",
  changed: { at: "2026-11-20T10:00:00.000Z", by: "Inès" },
};
const HEADER = ["marketplace_order_id", "marketplace", "tracking_number", "carrier", "title", "quantity_ordered"];
const MEANINGS = ["marketplace_order_id", "marketplace", "tracking_number", "carrier", null, null];

/** A row of ticked orders as it begins. */
export const rowOf = (number: number): SheetRow => ({
  number,
  cells: [`A-${number}`, "amazon_fr", "", "", "Lamp", "2"],
  verdict: "unfilled",
  sendable: false,
  why: [{ code: "field", field: "carrier", problem: "required" }],
  required: [0, 3],
  idle: [],
  units: { left: 2, all: 2 },
  marketplace: "amazon_fr",
  marketplace_order_id: `A-${number}`,
});

/** The sheet of so many ticked orders as it begins. */
export const sheetOf = (n: number): Sheet => ({
  id: "list",
  origin: "list",
  name: "",
  encoding: "utf-8",
  separator: ",",
  header: HEADER,
  mapping: { columns: MEANINGS, type: "ship" },
  meanings: ["marketplace", "marketplace_order_id", "line", "type", "carrier", "tracking_number"],
  total: n,
  counts: { green: 0, amber: 0, unfilled: n, sent: 0, red: 0 },
  sendable: { green: 0, amber: 0 },
  estimate_ms: 0,
  page: 1,
  page_size: 200,
  fillable: [],
  required: [n, 0, 0, n, 0, 0],
  lacking: [],
  marketplaces: ["amazon_fr"],
  filled: null,
  replaced: [],
  count: n,
  rows: Array.from({ length: n }, (_, at) => rowOf(at + 1)),
});

/** Draws a part of a sheet; the marketplace's metadata has been read before. */
export function draw(part: ReactNode, locale: Locale = "en", metadata: object = METADATA): void {
  const client = new QueryClient();
  client.setQueryData(keys.marketplace(1, "amazon_fr"), metadata);
  client.setQueryData(carrierNamesQuery(1, "amazon_fr").queryKey, { results: [OWN_NAME] });
  render(
    <QueryClientProvider client={client}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={Date.parse("2026-11-21T10:42:00.000Z")}
        messages={compiledMessages(locale, ["bulk", "actions", "status", "common", "errors"])}
      >
        <StoreNamesProvider names={[{ code: "amazon_fr", name: "Amazon France" }]}>{part}</StoreNamesProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
}
