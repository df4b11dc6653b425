import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { DEFAULT_WINDOW, EMPTY_GRID_STATE, type OrderGridState } from "@/lib/domain/order-filters";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { OtherDates } from "./other-dates";

let asked: string[] = [];
answerRoutes(({ method, url }) => {
  if (method === "GET") asked.push(url);
  return { body: { late: 12, due_today: 0, errors: 0, warnings: 0, stuck: 0, as_of: "", index: {} } };
});
afterEach(() => {
  cleanup();
  asked = [];
});

const STATE = {
  ...EMPTY_GRID_STATE,
  alert: "late",
  status: ["new"],
  ordered: { from: "2026-11-02", to: "2026-11-05" },
} as const;

function show(listed: number, locale: (typeof LOCALES)[number] = "en"): Partial<OrderGridState>[] {
  const changes: Partial<OrderGridState>[] = [];
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={Date.parse("2026-11-22T10:00:00Z")}
      messages={compiledMessages(locale, ["orders"])}
    >
      <QueryClientProvider client={new QueryClient()}>
        <OtherDates
          accountId={7}
          state={{ ...STATE, status: [...STATE.status] }}
          text={null}
          listed={listed}
          onChange={(change) => changes.push(change)}
        />
      </QueryClientProvider>
    </IntlProvider>,
  );
  return changes;
}

it.each(LOCALES)(
  "G14 · in %s, late orders that the dates chosen leave out are told, and one press takes the dates off",
  async (locale) => {
    const changes = show(3, locale);
    expect((await screen.findByRole("status")).textContent).toContain("9");
    expect(asked.map((url) => Object.fromEntries(new URL(url, "http://x").searchParams))).toEqual([
      { lengow_status: "new", tz: "Europe/Paris" },
    ]);
    fireEvent.click(screen.getByRole("button"));
    expect(changes).toEqual([{ ordered: DEFAULT_WINDOW }]);
  },
);

it("G14 · says nothing where the dates leave nothing out", async () => {
  show(12);
  await expect.poll(() => asked.length).toBe(1);
  expect(screen.queryByRole("status")).toBeNull();
});
