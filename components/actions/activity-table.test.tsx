import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionView } from "@/lib/contract/actions";
import type { ActionState } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { ActivityTable } from "./activity-table";

const NOW = "2026-11-21T10:42:00.000Z";
afterEach(cleanup);

function show(state: ActionState, more: Partial<ActionView> = {}, locale: Locale = "en"): HTMLElement {
  const row: ActionView = {
    id: "a",
    state,
    source: "orderdeck",
    type: "ship",
    marketplace: "ebay_fr",
    marketplace_order_id: "1",
    line: null,
    args: { carrier: "DHL" },
    upstream_id: 1,
    error_text: "Unknown carrier",
    reason: null,
    created_at: NOW,
    updated_at: NOW,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
    ...more,
  };
  const messages = compiledMessages(locale, ["actions", "status", "deadline", "errors", "common"]);
  const clock = { asOf: Date.parse(NOW), heardAt: 0 };
  const undo = { undo: async () => {}, busy: new Set<string>(), said: "" };
  render(
    <IntlProvider locale={locale} zone="UTC" now={Date.parse(NOW)} messages={messages}>
      <ActivityTable
        accountId={1}
        accountName="Shop"
        rows={[row]}
        clock={clock}
        stale={false}
        canSend
        personId="p"
        marketplaceOf={(code) => code}
        undo={undo}
      />
    </IntlProvider>,
  );
  return screen.getByRole("table");
}

it("A13 · keeps what was sent apart from what came back", () => {
  const cell = show("refused").querySelectorAll("tbody td")[2];
  expect([...(cell?.children ?? [])].map(({ textContent }) => textContent)).toEqual(["DHL", "Answer: Unknown carrier"]);
});

it.each([
  ["en", "EUR", "ProductOutofStock · €21.90"],
  ["fr", "EUR", "ProductOutofStock · 21,90 €"],
  ["de", undefined, "ProductOutofStock · 21,90"],
] as const)("U9 · writes amounts as the reader does, with their currency: %s %s", (locale, currency, wanted) => {
  const args = { reason: "ProductOutofStock", refund_price: "21.90" };
  const cell = show("done", { args, error_text: null, ...(currency ? { currency } : {}) }, locale).querySelectorAll(
    "tbody td",
  )[2];
  expect(cell?.textContent?.replaceAll("\u00a0", " ")).toBe(wanted);
});

it("says of words beside an action under way that they belong to an earlier try", () => {
  expect(show("accepted").textContent).toContain("Earlier try: Unknown carrier");
});

it("leaves the words of an action that ended as its own", () => {
  const { textContent } = show("refused");
  expect(textContent).toContain("Unknown carrier");
  expect(textContent).not.toContain("Earlier try");
});
