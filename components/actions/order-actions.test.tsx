import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionList, ActionOffer, ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { ActionState } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import { LiveActions } from "./live-actions";
import { OrderActions, underWay } from "./order-actions";

const NOW = "2026-11-21T10:42:00.000Z";
// What the page read is all there is; nobody answers here.
beforeAll(() => onlineManager.setOnline(false));
afterEach(cleanup);

function ship(state: ActionState, line: string | null = null): ActionView {
  return {
    id: `a-${state}-${line}`,
    state,
    source: "orderdeck",
    type: "ship",
    marketplace: "ebay_fr",
    marketplace_order_id: "1",
    line,
    args: {},
    upstream_id: 1,
    error_text: null,
    reason: null,
    created_at: NOW,
    updated_at: NOW,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
}

const lines = ["L1", "L2"].map((id) => orderLine({ marketplace_order_line_id: id }));
const order: OrderDetail = {
  ...deriveOrder(orderFields({ marketplace: "ebay_fr", marketplace_order_id: "1", lines })),
  marketplace_name: "eBay FR",
  marketplace_country: "FR",
  as_of: NOW,
  actions: [],
  actions_unavailable: false,
  masked: false,
  billing_is_delivery: false,
};

function show(actions: readonly ActionView[], usual: number | null, locale: Locale = "en") {
  const offers: ActionOffer[] = ["ship", "cancel"].map((type) => ({
    type,
    reason: null,
    hold_ms: 10_000,
    usual_ms: usual,
  }));
  const recorded: ActionList = {
    count: actions.length,
    page: 1,
    page_size: 50,
    as_of: NOW,
    lengow_unavailable: false,
    lengow_partial: false,
    results: [...actions],
  };
  const key = { marketplace: "ebay_fr", marketplace_order_id: "1" };
  const areas = ["actions", "status", "deadline", "errors", "common"] as const;
  return render(
    <AppRouterContext value={{ refresh: () => undefined } as unknown as AppRouterInstance}>
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider locale={locale} zone="UTC" now={Date.parse(NOW)} messages={compiledMessages(locale, areas)}>
          <OrderActions accountId={1} personId="p" order={order} offers={offers} recorded={recorded} />
          <LiveActions accountId={1} order={key} first={recorded} canUndo offers={offers} />
        </IntlProvider>
      </QueryClientProvider>
    </AppRouterContext>,
  );
}

describe("the first button of an order", () => {
  it("is the action that moves it forward", () => {
    show([], null);
    expect(screen.getByRole("button", { name: "Ship" }).getAttribute("aria-disabled")).toBeNull();
  });

  it.each([
    ["ready", "Ship: Not sent yet"],
    ["accepted", "Ship: Waiting"],
    ["needs_person", "Ship: Needs a person"],
  ] as const)("says what is under way instead, and does nothing: %s", (state, words) => {
    show([ship(state)], null);
    const [first] = screen.getAllByRole("button");
    expect(first?.textContent).toContain(words);
    expect(first?.getAttribute("aria-disabled")).toBe("true");
    // What is under way is still in the menu, for whoever must send another all the same.
    expect(screen.getByRole("menuitem", { name: /^Ship/, hidden: true })).toBeTruthy();
  });

  it.each(["refused", "rejected", "withdrawn"] as const)("is the action again once the earlier one is %s", (state) => {
    show([ship(state)], null);
    expect(screen.getByRole("button", { name: "Ship" }).getAttribute("aria-disabled")).toBeNull();
  });

  it("stays while a line of the order is without one", () => {
    const ids = ["L1", "L2"];
    expect(underWay([ship("accepted", "L1")], "ship", ids)).toBeUndefined();
    expect(underWay([ship("accepted", "L1"), ship("ready", "L2")], "ship", ids)?.line).toBe("L1");
    expect(underWay([ship("accepted", "L1"), ship("refused", "L2")], "ship", ids)).toBeUndefined();
    expect(underWay([ship("accepted")], "cancel", ids)).toBeUndefined();
  });
});

describe("an action that waits for its marketplace", () => {
  it.each([
    [45_000, "45 s"],
    [4 * 60_000, "4 min"],
    [5 * 3_600_000, "5 h"],
  ])("says how long that usually takes: %i ms", (usual, words) => {
    show([ship("accepted")], usual);
    expect(document.body.textContent).toContain(`usually takes about ${words}.`);
  });

  it.each(LOCALES)("says nothing of it where nothing was measured, nor once it is answered (%s)", (locale) => {
    const usual = /usually takes|met d’habitude|braucht sonst/;
    show([ship("accepted")], null, locale);
    expect(document.body.textContent).not.toMatch(usual);
    cleanup();
    show([ship("refused")], 60_000, locale);
    expect(document.body.textContent).not.toMatch(usual);
    cleanup();
    show([ship("accepted")], 60_000, locale);
    expect(document.body.textContent).toMatch(usual);
  });
});
