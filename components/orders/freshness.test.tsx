import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderRowPage } from "@/lib/contract/orders";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { Freshness } from "./freshness";

const NOW = "2026-11-22T10:42:00.000Z";
const minutesAgo = (n: number) => new Date(Date.parse(NOW) - n * 60_000).toISOString();
const READ: OrderRowPage = {
  count: 1,
  page: 1,
  page_size: 50,
  as_of: NOW,
  ignored_filters: [],
  source: "lengow",
  index: { state: "ready", as_of: minutesAgo(7), from: null, progress: null },
  dropped: 0,
  results: [],
};

afterEach(cleanup);

function said(page: OrderRowPage, locale: Locale = "en"): string {
  cleanup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={Date.parse(NOW)}
        messages={compiledMessages(locale, ["orders"])}
      >
        <Freshness accountId={1} page={page} busy={false} onRefresh={() => undefined} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return screen.getByRole("button").querySelector(".cut")?.textContent ?? "";
}

it("LA-24 · above what was found stands who was searched: Lengow at that moment, or our copy and how old it is", () => {
  const found: OrderRowPage = { ...READ, source: "index" };
  expect(said(READ)).toBe("Lengow data as of 11:42");
  expect(said(found)).toBe("From our copy, 7 min old");
  expect(said({ ...found, index: { ...READ.index, as_of: NOW } })).toBe("From our copy, as of just now");
  for (const locale of ["fr", "de"] as const) {
    expect(said(READ, locale)).toContain("Lengow");
    expect(said(found, locale)).toMatch(/copie.*7|Kopie.*7/);
    expect(said(found, locale)).not.toContain("Lengow");
  }
});

it("LA-24 · while Lengow fails, our copy is never said to be of just now", () => {
  const trouble = { reason: "unavailable", since: NOW, next_at: NOW } as const;
  expect(said({ ...READ, source: "index", index: { ...READ.index, as_of: NOW, trouble } })).toBe(
    "From our copy, as of 11:42",
  );
});
