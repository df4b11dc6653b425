import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { choicesOf } from "@/components/orders/filters";
import { IntlProvider, useT } from "@/components/shell/intl-provider";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { readFilters } from "@/lib/domain/filter-language";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { useFilterVocabulary } from "./filter-vocabulary";

const NOW = Date.parse("2026-11-22T10:42:00Z");
const STORES: MarketplaceEntry[] = [{ code: "amazon_fr", name: "Amazon FR", country: "FR" }];
const FILTERS = ["status", "line", "type", "not", "marketplace"] as const;

function read(locale: Locale) {
  const messages = compiledMessages(locale, ["keys", "orders", "status"]);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale={locale} messages={messages} zone="Europe/Paris" now={NOW}>
      {children}
    </IntlProvider>
  );
  const use = () => {
    const words = { t: useT("orders"), status: useT("status"), locale, now: NOW };
    return { typed: useFilterVocabulary(STORES), chips: FILTERS.map((one) => choicesOf(one, words, STORES)) };
  };
  return renderHook(use, { wrapper }).result.current;
}

it.each(LOCALES)(
  "G18 · what a filter takes when it is typed is what its chip offers, word for word, in %s",
  (locale) => {
    const { typed, chips } = read(locale);
    expect(FILTERS.map((name) => typed[name])).toEqual(chips);
  },
);

it("SC-05 · G18 · second day is typed as any other type, wanted and unwanted", () => {
  const { typed } = read("en");
  expect(readFilters("type:second_day -type:second_day ", typed)).toMatchObject({
    changes: { type: ["second_day"], not: ["second_day"] },
    problems: [],
  });
});
