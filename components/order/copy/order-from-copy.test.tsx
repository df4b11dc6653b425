import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderCopy } from "@/lib/contract/order-copy";
import type { OrderDetail, OrderOnScreen } from "@/lib/contract/order-detail";
import { deriveOrder, orderRow } from "@/lib/domain/order-derived";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { answerRoutes, type RouteAnswer } from "@/lib/testing/answering-routes";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { OrderCopyWaiting, OrderFromCopy } from "./order-from-copy";

const NOW = "2026-11-22T10:42:00.000Z";
const whole = deriveOrder(
  orderFields({
    marketplace: "ebay_fr",
    marketplace_order_id: "12-34567",
    lines: ["A lamp", "A chair"].map((title, at) => orderLine({ marketplace_order_line_id: `L${at}`, title })),
  }),
);
const recorded = {
  count: 0,
  page: 1,
  page_size: 50,
  as_of: NOW,
  lengow_unavailable: false,
  lengow_partial: false,
  results: [],
};
const may = { send: true, write: true, reveal: true, note: true };
const COPY: OrderCopy = {
  row: orderRow(whole, { name: "eBay FR", country: "FR" }),
  as_of: "2026-11-22T10:29:00.000Z",
  masked: false,
  trouble: { reason: "error", since: "2026-11-22T10:30:00.000Z", next_at: null },
  recorded,
  edits: [],
  links: [],
  may,
};
const detail: OrderDetail = {
  ...whole,
  marketplace_name: "eBay FR",
  marketplace_country: "FR",
  as_of: NOW,
  actions: [],
  actions_unavailable: false,
  masked: false,
  billing_is_delivery: false,
};
const SCREEN: OrderOnScreen = { order: detail, offers: [], recorded, edits: [], links: [], person_id: "p-1", may };

let lengow: RouteAnswer;
answerRoutes(({ url }) => {
  if (url.endsWith("/peek")) return lengow;
  if (url.endsWith("/notes")) return { body: { results: [] } };
  if (url.endsWith("/documents")) return { body: { uploadable: false, uploads: [] } };
  return { body: recorded };
});
beforeEach(() => {
  lengow = { status: 503, body: { error: { code: "lengow_error", message: "", request_id: "r", sent: "no" } } };
});
afterEach(cleanup);

const router = {
  push: () => undefined,
  refresh: () => undefined,
  prefetch: () => undefined,
} as unknown as AppRouterInstance;

function show(part: React.ReactNode, locale: Locale = "en") {
  const areas = ["order", "orders", "actions", "status", "deadline", "errors", "common"] as const;
  const { container } = render(
    <AppRouterContext value={router}>
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider
          locale={locale}
          messages={compiledMessages(locale, areas)}
          zone="Europe/Paris"
          now={Date.parse(NOW)}
        >
          <PathnameContext value="/accounts/1/orders/ebay_fr/12-34567">
            <SearchParamsContext value={new URLSearchParams()}>{part}</SearchParamsContext>
          </PathnameContext>
        </IntlProvider>
      </QueryClientProvider>
    </AppRouterContext>,
  );
  return () => container.textContent ?? "";
}
const failed = (failure: ErrorCode = "lengow_error", copy = COPY) => (
  <OrderFromCopy accountId={1} copy={copy} failure={failure} reference="r" backHref="/accounts/1/orders" />
);

it.each([
  ["en", /Actions can be sent once Lengow answers.*Lengow has answered with errors since 11:30\..*our copy of.*11:29/],
  ["fr", /dès que Lengow répond.*Lengow répond par des erreurs depuis 11:30\..*notre copie.*11:29/],
  ["de", /sobald Lengow antwortet.*Lengow antwortet seit 11:30 mit Fehlern\..*unsere Kopie.*11:29/],
] as const)(
  "an order that Lengow did not give says why, since when and how old what is seen is (%s)",
  (locale, words) => {
    expect(show(failed(), locale)()).toMatch(words);
  },
);

it("a failure that our copy's reader has not met is told without a moment that nobody knows", () => {
  expect(show(failed("lengow_rate_limited"))()).toContain("Lengow’s call limit is reached.");
});

it("shows what our copy holds and says what it does not, instead of showing nothing or something untrue", () => {
  const said = show(failed())();
  for (const known of ["12-34567", "eBay FR", "A lamp", "And 1 more line, which our copy does not hold."])
    expect(said).toContain(known);
  for (const untrue of ["Lengow gives no lines", "not given by the marketplace", "None yet."])
    expect(said).not.toContain(untrue);
  expect(screen.queryByRole("link", { name: "Packing slip" })).toBeNull();
});

it("the real order takes the copy's place once Lengow answers", async () => {
  const said = show(failed());
  lengow = { body: SCREEN };
  fireEvent.click(screen.getByRole("button", { name: "Try now" }));
  await screen.findByText("A chair");
  expect(said()).not.toContain("our copy");
});

it("a note that is being written is not thrown away by the order that comes", async () => {
  show(failed());
  const note = await screen.findByRole("textbox", { name: "Write a note for your team" });
  fireEvent.change(note, { target: { value: "Call the buyer" } });
  lengow = { body: SCREEN };
  fireEvent.click(screen.getByRole("button", { name: "Try now" }));
  const take = await screen.findByRole("button", { name: "Show the whole order" });
  expect((note as HTMLTextAreaElement).value).toBe("Call the buyer");
  fireEvent.click(take);
  await screen.findByText("A chair");
});

it("while Lengow is waited for, what our copy knows is there already", () => {
  const said = show(<OrderCopyWaiting accountId={1} copy={COPY} backHref="/accounts/1/orders" />)();
  expect(said).toMatch(/Lengow takes long to answer\..*12-34567|12-34567.*Lengow takes long to answer\./);
  expect(said).toContain("A lamp");
});
