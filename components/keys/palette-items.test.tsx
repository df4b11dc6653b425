import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider, useT } from "@/components/shell/intl-provider";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { useFilterVocabulary } from "./filter-vocabulary";
import { type Item, paletteItems } from "./palette-items";

afterEach(cleanup);

const STORES: MarketplaceEntry[] = [
  { code: "amazon_fr", name: "Amazon FR", country: "FR" },
  { code: "cdiscount", name: "Cdiscount", country: "FR" },
];

function offered(locale: Locale, text: string): Item[] {
  const { result } = renderHook(
    () => {
      const [t, vocabulary] = [useT("keys"), useFilterVocabulary(STORES)];
      return paletteItems(t, text, {
        accountId: 1,
        places: [],
        marketplaces: [],
        vocabulary,
        offered: {},
        byBuyer: true,
      }).items;
    },
    {
      wrapper: ({ children }) => (
        <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["keys", "status"])}>
          {children}
        </IntlProvider>
      ),
    },
  );
  return result.current;
}

const leadsTo = (item: Item | undefined) => (item && "go" in item.deed ? item.deed.go : undefined);

describe("G18 · the word of a status alone", () => {
  it.each([
    ["en", "shipped", "status=shipped", "Show orders: Status Shipped"],
    ["en", "to ship", "status=waiting_shipment", "Show orders: Status To ship"],
    ["fr", "expédiée", "status=shipped", "Voir les commandes"],
    ["fr", "expediees", "status=shipped", "Voir les commandes"],
    ["fr", "shipped", "status=shipped", "Voir les commandes"],
    ["de", "versendet", "status=shipped", "Versendet"],
    ["en", "late", "alert=late", "Late"],
  ] as const)("means that filter first of all: %s %s", (locale, word, address, label) => {
    const [first] = offered(locale, word);
    expect(leadsTo(first)).toBe(`/accounts/1/orders?${address}`);
    expect(first?.label).toContain(label.split(" ").at(-1));
  });

  it("keeps the filters typed before it", () => {
    const go = offered("en", "type:is_prime shipped").map(leadsTo);
    expect(go).toContain("/accounts/1/orders?status=shipped&type=is_prime");
  });

  it("is offered while it is being typed, and a search for the word stays", () => {
    const items = offered("en", "shipp");
    expect(items.map(leadsTo)).toContain("/accounts/1/orders?status=shipped");
    expect(items.some(({ deed }) => "search" in deed)).toBe(true);
  });

  it("is nothing for a name", () => {
    expect(offered("en", "Dupont").filter(({ id }) => id.startsWith("meant"))).toEqual([]);
  });
});

describe("G18 · several words", () => {
  it.each([
    ["en", "late cdiscount", "Show orders: Late · Cdiscount", "marketplace=cdiscount&alert=late"],
    ["en", "to ship amazon fr", "Show orders: To ship · Amazon FR", "status=waiting_shipment&marketplace=amazon_fr"],
    [
      "fr",
      "cdiscount en retard",
      "Voir les commandes\u00a0: Cdiscount · En retard",
      "marketplace=cdiscount&alert=late",
    ],
    ["de", "amazon fr versendet", "Bestellungen zeigen: Amazon FR · Versendet", "status=shipped&marketplace=amazon_fr"],
  ] as const)("are one line that sets each: %s %s", (locale, text, label, address) => {
    const [first] = offered(locale, text);
    expect([first?.label, leadsTo(first)]).toEqual([label, `/accounts/1/orders?${address}`]);
  });

  it("add to the filters typed before them", () => {
    expect(leadsTo(offered("en", "type:is_prime late cdiscount")[1])).toBe(
      "/accounts/1/orders?marketplace=cdiscount&type=is_prime&alert=late",
    );
  });

  it("of which one is no filter name it, and look for it within the others", () => {
    const [search, show] = offered("en", "late lamp cdiscount");
    expect(search?.label).toBe("Search buyers, articles and titles for “lamp” in Late · Cdiscount");
    expect(search?.deed).toEqual({ search: "lamp", within: { alert: "late", marketplace: ["cdiscount"] } });
    expect(show?.label).toBe("Show orders: Late · Cdiscount (“lamp” is no filter)");
    expect(leadsTo(show)).toBe("/accounts/1/orders?marketplace=cdiscount&alert=late");
  });

  it("that name no filter at all are only looked for", () => {
    expect(offered("en", "Marie Dupont").filter(({ group }) => group === "filter")).toEqual([]);
  });
});
