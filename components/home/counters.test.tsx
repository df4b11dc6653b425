import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { Counters } from "./counters";

answerRoutes(({ url }) => {
  if (url.includes("/order-alerts"))
    return { body: { late: 0, due_today: 0, errors: 12, warnings: 0, stuck: 0, as_of: "", index: {} } };
  if (url.includes("/order-counts")) return { body: { counts: { to_accept: 0 } } };
  if (url.includes("/triage/groups")) return { body: { tabs: { new: 3 }, results: [] } };
  if (url.includes("/vcs/documents"))
    return { body: { count: 0, results: [], counts: { to_invoice: 2, rejected: 0, to_credit: 42 } } };
  return { status: 404, body: {} };
});
afterEach(cleanup);

const WORDS: Record<"en" | "fr" | "de", [string, string, string]> = {
  en: ["With errors", "3 causes", "orders"],
  fr: ["Avec un échec", "3 causes", "commandes"],
  de: ["Mit Fehlern", "3 Ursachen", "Liste"],
};

it.each(Object.entries(WORDS))(
  "M06 · 5.2.1 · failed orders say in %s what they count, lead to Errors where somebody can act, and to the orders themselves",
  async (locale, [word, causes, orders]) => {
    render(
      <IntlProvider
        locale={locale as Locale}
        zone="Europe/Paris"
        now={Date.parse("2026-11-22T10:00:00Z")}
        messages={compiledMessages(locale as Locale, ["home", "deadline", "common"])}
      >
        <QueryClientProvider client={new QueryClient()}>
          <Counters accountId={7} today={0} invoices={false} stats={undefined} />
        </QueryClientProvider>
      </IntlProvider>,
    );
    const place = (await screen.findByText(causes)).closest("li") as HTMLElement;
    const [act, list] = within(place).getAllByRole("link");
    expect(act?.textContent).toBe(`${word}12`);
    expect(act?.getAttribute("href")).toBe("/accounts/7/errors");
    expect(act?.title).not.toBe("");
    expect([list?.textContent, list?.getAttribute("href")]).toEqual([orders, "/accounts/7/orders?alert=errors"]);
  },
);

it("M06 · 5.2.1 · credit notes that are due are counted beside the invoices, and lead to their own tab", async () => {
  render(
    <IntlProvider
      locale="en"
      zone="Europe/Paris"
      now={Date.parse("2026-11-22T10:00:00Z")}
      messages={compiledMessages("en", ["home", "deadline", "common"])}
    >
      <QueryClientProvider client={new QueryClient()}>
        <Counters accountId={7} today={0} invoices stats={undefined} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  await screen.findByText("42");
  const way = screen.getByRole("link", { name: /^Credit notes due/ });
  expect([way.textContent, way.getAttribute("href")]).toEqual([
    "Credit notes due42",
    "/accounts/7/invoices?tab=to_credit",
  ]);
});

it.each<[Locale, RegExp]>([
  ["en", /invoice/i],
  ["fr", /facture/i],
  ["de", /rechn/i],
])("M06 · each counter of invoices says that it counts invoices, whatever stands beside it: %s", (locale, noun) => {
  const words = compiledMessages(locale, ["home"]);
  const t = createTranslate(words, locale, "home");
  expect(t("counters.invoices")).toMatch(noun);
  expect(t("counters.rejected_invoices")).toMatch(noun);
});
