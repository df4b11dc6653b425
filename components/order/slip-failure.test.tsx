import { cleanup, render, screen } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { SlipFailure } from "./slip-failure";

afterEach(cleanup);

const ROUTER = { refresh: () => undefined } as AppRouterInstance;

function show(failure: ErrorCode, locale: Locale = "en", copied = true): string {
  const order = { marketplace: "ebay_fr", marketplace_order_id: "12/345 67" };
  const { container } = render(
    <AppRouterContext value={ROUTER}>
      <IntlProvider
        locale={locale}
        zone="UTC"
        now={0}
        messages={compiledMessages(locale, ["order", "orders", "errors", "common"])}
      >
        <SlipFailure accountId={1} order={order} failure={failure} reference="ref-1" copied={copied} />
      </IntlProvider>
    </AppRouterContext>,
  );
  return container.textContent ?? "";
}

const WORDS = [
  [
    "en",
    "Back to the order",
    /No packing slip.*address.*lines.*from Lengow.*copy has no addresses.*order’s page shows/,
  ],
  ["fr", "Retour à la commande", /bon de préparation.*adresse.*lignes.*de Lengow.*copie n’a ni les adresses.*commande/],
  ["de", "Zurück zur Bestellung", /Packzettel.*Adresse.*Positionen.*von Lengow.*Kopie hat keine Adressen.*Bestellung/],
] as const;
const FAILURES = [
  "lengow_error",
  "lengow_timeout",
  "lengow_credentials",
  "lengow_unavailable",
  "lengow_rate_limited",
] as const;

describe.each(FAILURES)("%s", (failure) => {
  it.each(WORDS)("says why there is no packing slip, and leads to the order that our copy shows (%s)", (...told) => {
    const [locale, link, words] = told;
    expect(show(failure, locale)).toMatch(words);
    expect(screen.getByRole("link", { name: link }).getAttribute("href")).toBe(
      "/accounts/1/orders/ebay_fr/12%2F345%2067",
    );
  });
});

it("promises nothing of an order that our copy does not hold", () => {
  const said = show("lengow_error", "en", false);
  expect(said).toContain("No packing slip can be made");
  expect(said).not.toMatch(/copy|page shows/);
});

it("does not lay on Lengow what is not Lengow's", () => {
  expect(show("not_found", "en", false)).not.toContain("come from Lengow");
  expect(screen.getByRole("link", { name: "Back to the order" })).toBeTruthy();
});
