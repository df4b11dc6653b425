import { readFileSync } from "node:fs";
import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OrderActions } from "@/components/actions/order-actions";
import { BuyerPanel } from "@/components/order/panels/buyer-panel";
import { DisplayPanel } from "@/components/orders/display-panel";
import { Freshness } from "@/components/orders/freshness";
import { ConnectionScreen } from "@/components/settings/connection-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { OrderRowPage } from "@/lib/contract/orders";
import type { AccountSettings } from "@/lib/contract/settings";
import { DEFAULT_RETENTION_MONTHS } from "@/lib/domain/account-settings";
import { DEFAULT_HOLDS } from "@/lib/domain/action";
import { COLUMN_SETS } from "@/lib/domain/order-columns";
import { deriveOrder } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { orderFields, orderLine } from "./order-samples";

const NOW = "2026-11-21T10:42:00.000Z";
const nothing = () => {};

const order: OrderDetail = {
  ...deriveOrder(orderFields({ marketplace: "amazon_fr", lines: [orderLine({})] })),
  marketplace_name: "Amazon FR",
  marketplace_country: "FR",
  as_of: NOW,
  actions: [],
  actions_unavailable: false,
  masked: false,
  billing_is_delivery: true,
};
const offers = ["ship", "cancel"].map((type) => ({ type, reason: null, hold_ms: 10_000, usual_ms: null }));
const recorded = {
  count: 0,
  page: 1,
  page_size: 50,
  as_of: NOW,
  lengow_unavailable: false,
  lengow_partial: false,
  results: [],
};
const rows: OrderRowPage = {
  count: 0,
  page: 1,
  page_size: 25,
  as_of: NOW,
  ignored_filters: [],
  source: "index",
  index: { state: "ready", as_of: NOW, from: null, progress: null },
  dropped: 0,
  results: [],
};
const account: AccountSettings = {
  account: { id: 1, name: "Demo", connected_at: NOW, changed: null },
  keys: { entered: true, changed: null },
  holds: { ...DEFAULT_HOLDS, changed: null },
  retention: { months: DEFAULT_RETENTION_MONTHS, changed: null },
};

const onTheOrder = <BuyerPanel order={order} />;
const inTheMenu = <OrderActions accountId={1} personId="p" order={order} offers={offers} recorded={recorded} />;
const overTheList = <Freshness accountId={1} page={rows} busy={false} onRefresh={nothing} />;
const amongTheColumns = (
  <DisplayPanel
    accountId={1}
    columns={COLUMN_SETS.magento}
    absent={[]}
    currency=""
    onColumnsChosen={nothing}
    onCurrency={nothing}
  />
);
const inTheSettings = <ConnectionScreen accountId={1} first={account} mayChange={false} />;

type Told = Record<Locale, RegExp>;

/** Where a person looks for each row of the table, and what that place then says. */
const PLACES: Record<string, readonly (readonly [place: ReactNode, told: Told])[]> = {
  "D12, LA-100": [
    [
      onTheOrder,
      { en: /Addresses are changed on Lengow/, fr: /adresses se modifient/, de: /Adressen werden .* geändert/ },
    ],
  ],
  "LA-97, SC-11": [
    [
      overTheList,
      { en: /import cannot be started/, fr: /import ne peut pas être lancé/, de: /Import lässt sich .* nicht/ },
    ],
    [inTheSettings, { en: /How often orders come/, fr: /rythme des imports/, de: /Wie oft Bestellungen kommen/ }],
  ],
  "LA-96, LA-99, LA-100": [
    [
      inTheSettings,
      {
        en: /orders from abroad, automatic acceptance and feeds/,
        fr: /commandes étrangères, l’acceptation automatique et les flux/,
        de: /aus dem Ausland, automatische Annahme und Feeds/,
      },
    ],
  ],
  "LA-98": [
    [
      onTheOrder,
      {
        en: /“Billing” is on in Seller Central: “Orders Reports”/,
        fr: /activé dans Seller Central : « Orders Reports/,
        de: /in Seller Central „Billing“ eingeschaltet ist: „Orders Reports/,
      },
    ],
  ],
  "LA-101, SC-22, SC-25": [
    [
      inTheMenu,
      {
        en: /Returns, buyer messages, claims and settlements stay/,
        fr: /Retours, messages d’acheteurs, réclamations et versements restent/,
        de: /Rücksendungen, Käufernachrichten, Reklamationen und Auszahlungen bleiben/,
      },
    ],
  ],
  "SC-16, MA-18": [
    [
      inTheMenu,
      { en: /stock stays in your shop/, fr: /le stock dans votre boutique/, de: /der Bestand in Ihrem Shop/ },
    ],
    [amongTheColumns, { en: /Not at Lengow: Reserved/, fr: /Inconnus de Lengow : Reserved/, de: /nicht.*: Reserved/ }],
  ],
  "SC-10, MA-05, MA-23": [
    [
      amongTheColumns,
      {
        en: /Order Id \(internal\), the Amazon report. “Your reference” leads to your shop/,
        fr: /Order Id \(internal\), le rapport Amazon. « Votre référence » mène à/,
        de: /Order Id \(internal\), den Amazon-Bericht. „Ihre Referenz“ führt zu/,
      },
    ],
  ],
};

/** Rows for which no screen has a place: the service is gone, the raw data is shown whole, a machine does not look at a screen. */
const NOWHERE = ["SC-07", "SC-08, SC-19", "SC-12"];

/** The rows of the README's table, each as what stands in its brackets. */
function rowsOfTheTable(): string[] {
  const [, after = ""] = readFileSync("README.md", "utf8").split("## Not possible over this API");
  return [...(after.split("\n## ")[0] ?? "").matchAll(/^\|[^|]*\[([^\]]+)\]/gm)].map(([, ids = ""]) => ids);
}

const AREAS = ["actions", "common", "deadline", "errors", "order", "orders", "settings", "status"] as const;

/** What a place says in a language, what it says on hover too. */
function said(place: ReactNode, locale: Locale): string {
  const { container } = render(
    <AppRouterContext value={{ refresh: nothing } as unknown as AppRouterInstance}>
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider locale={locale} zone="UTC" now={Date.parse(NOW)} messages={compiledMessages(locale, AREAS)}>
          {place}
        </IntlProvider>
      </QueryClientProvider>
    </AppRouterContext>,
  );
  const titles = [...container.querySelectorAll("[title]")].map((node) => node.getAttribute("title"));
  // French has spaces of its own before its signs.
  return [container.textContent, ...titles].join("\n").replace(/[\u00a0\u202f]/g, " ");
}

beforeAll(() => onlineManager.setOnline(false));
afterAll(() => onlineManager.setOnline(true));
afterEach(cleanup);

describe("what Lengow's API cannot do is said where a person would look for it", () => {
  it("every row of the README's table has its place, or is known to have none", () => {
    expect(rowsOfTheTable().sort()).toEqual([...Object.keys(PLACES), ...NOWHERE].sort());
  });

  const cases = Object.entries(PLACES).flatMap(([row, places]) =>
    places.flatMap(([place, told], at) => LOCALES.map((locale) => ({ row, at: at + 1, locale, place, told }))),
  );
  it.each(cases)("LA-37 · LA-96 to LA-101 · $row, place $at, $locale", ({ place, told, locale }) => {
    expect(said(place, locale)).toMatch(told[locale]);
  });
});

it("LA-37 · the note on a copied billing address is for Amazon orders that the merchant ships, no others", () => {
  expect(said(onTheOrder, "en")).toContain("Seller Central");
  cleanup();
  const order_types = [{ type: "is_delivered_by_marketplace", label: "FBA" }];
  const fba = deriveOrder(orderFields({ marketplace: "amazon_fr", order_types, lines: [orderLine({})] }));
  expect(said(<BuyerPanel order={{ ...order, ...fba }} />, "en")).not.toContain("Seller Central");
  cleanup();
  expect(said(<BuyerPanel order={{ ...order, marketplace: "zalando" }} />, "en")).not.toContain("Seller Central");
});
