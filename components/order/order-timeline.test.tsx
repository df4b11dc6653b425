import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionList } from "@/lib/contract/actions";
import type { OrderDetail, ReferenceEdit } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";
import { MOST_EDITS } from "@/lib/domain/reference-edits";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { OrderTimeline } from "./order-timeline";

const NOW = "2026-11-22T10:42:00.000Z";
const list: ActionList = {
  count: 0,
  page: 1,
  page_size: 50,
  as_of: NOW,
  lengow_unavailable: false,
  lengow_partial: false,
  results: [],
};
const detail: OrderDetail = {
  ...deriveOrder(orderFields({ marketplace: "ebay_fr", marketplace_order_id: "12/3", lines: [orderLine({})] })),
  marketplace_name: "eBay FR",
  marketplace_country: "FR",
  as_of: NOW,
  actions: [],
  actions_unavailable: false,
  masked: false,
  billing_is_delivery: false,
};
const edits = (n: number): ReferenceEdit[] =>
  Array.from({ length: n }, (_, at) => ({
    id: `e${at}`,
    asked_at: NOW,
    at: NOW,
    by: "Camille",
    references: [`R${at}`],
  }));

let answer = list;
answerRoutes(() => ({ body: answer }));
afterEach(cleanup);

function show({ order = {}, count = 0, changes = 0 }, locale: Locale = "en"): string {
  answer = { ...list, count };
  const messages = compiledMessages(locale, ["order", "orders", "actions", "status", "deadline", "errors", "common"]);
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale={locale} messages={messages} zone="UTC" now={Date.parse(NOW)}>
        <OrderTimeline accountId={7} order={{ ...detail, ...order }} recorded={answer} edits={edits(changes)} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return container.textContent ?? "";
}

it("a timeline that holds everything says nothing of older entries", () => {
  expect(show({ changes: MOST_EDITS })).not.toMatch(/[Oo]lder/);
  expect(screen.queryByRole("link")).toBeNull();
});

it.each([
  ["en", "Older actions are not shown here.", "All of them in Activity"],
  ["fr", "Les actions plus anciennes ne sont pas affichées ici.", "Toutes dans l’activité"],
  ["de", "Ältere Aktionen stehen hier nicht.", "Alle unter Aktivität"],
] as const)(
  "of very many actions it says that older ones are missing, and where all are (%s)",
  (locale, words, all) => {
    expect(show({ order: { actions_cut: true } }, locale)).toContain(words);
    expect(screen.getByRole("link", { name: all }).getAttribute("href")).toBe("/accounts/7/activity?order=12%2F3");
  },
);

it("says it as well where more was recorded here than it was given", () => {
  expect(show({ count: 51 })).toContain("Older actions are not shown here.");
});

it("of very many changes of the reference it shows the newest and says so, where it shows them at all", () => {
  const text = show({ changes: MOST_EDITS + 1 });
  expect(text).toContain("Older changes of your reference are not shown here.");
  expect(text).toContain(`R${MOST_EDITS - 1}`);
  expect(text).not.toContain(`R${MOST_EDITS}`);
  fireEvent.click(screen.getByRole("button", { name: "Actions only" }));
  expect(screen.queryByText(/Older changes/)).toBeNull();
});
