import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import type { BulkOffer, FrozenList } from "@/lib/contract/batches";
import type { Locale } from "@/lib/messages/locales";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { BulkForm } from "./bulk-form";
import { BulkOffers } from "./bulk-offers";
import { SheetSend } from "./sheet-send";
import { draw, sheetOf } from "./testing/drawn-sheet";

let started: unknown[] = [];
answerRoutes(({ method, url, body }) => {
  if (method !== "POST" || !url.endsWith("/batches")) return { status: 404 };
  started.push(body);
  return { status: 202, body: { id: "b" } };
});
afterEach(() => {
  cleanup();
  started = [];
});

/** Draws a part whose way on is noted. */
function drawn(part: ReactNode, locale?: Locale): string[] {
  const ways: string[] = [];
  const router = { push: (way: string) => ways.push(way), back: () => undefined } as unknown as AppRouterInstance;
  draw(<AppRouterContext value={router}>{part}</AppRouterContext>, locale);
  return ways;
}

/** An action that asks for nothing, possible for so many orders. */
const offerOf = (valid: number, actions = valid, type = "accept"): BulkOffer => ({
  type,
  valid,
  total: valid,
  actions,
  need: "nothing",
  marketplaces: [{ marketplace: "amazon_fr", valid, need: "nothing", example: "A-1" }],
  refusals: [],
});
const listOf = (offer: BulkOffer): FrozenList => ({
  id: "list",
  count: offer.valid,
  total: offer.valid,
  gone: 0,
  offers: [offer],
});
const offered = (offer: BulkOffer) => drawn(<BulkOffers accountId={1} list={listOf(offer)} />);
const form = (offer: BulkOffer, locale?: Locale) =>
  drawn(<BulkForm accountId={1} list={listOf(offer)} offer={offer} holdMs={10_000} />, locale);

describe("U15 · an action on many orders", () => {
  it("starts by one press for 20 of them, since each can be taken back", async () => {
    const ways = offered(offerOf(20));
    fireEvent.click(screen.getByRole("button", { name: "Accept" }));
    await expect.poll(() => ways).toEqual(["/accounts/1/batches/b"]);
    expect(started).toMatchObject([{ type: "accept", title: "Accept 20 orders" }]);
  });

  it.each([
    ["21 orders", offerOf(21)],
    ["12 orders that come to an action per line, 21 in all", offerOf(12, 21)],
    ["a single order that ends by it", offerOf(1, 1, "refuse")],
  ])("is reviewed before anything is recorded: %s", (_, offer) => {
    const ways = offered(offer);
    fireEvent.click(screen.getByRole("button", { name: /^(?:Accept|Decline)/ }));
    expect(ways).toEqual([`/accounts/1/bulk/list/${offer.type}`]);
    expect(started).toEqual([]);
  });

  it("is repeated in numbers from 21 actions on: how many orders, where, how many actions, how long each can be taken back", () => {
    form(offerOf(21));
    expect(document.body.textContent).toContain("Accept 21 orders: 21 on Amazon France.");
    expect(document.body.textContent).toMatch(/This asks for 21 actions at marketplaces\. .*10 s only\./);
    expect(screen.getByRole("button", { name: "Accept 21 orders" })).toBeTruthy();
    cleanup();
    form(offerOf(12, 30));
    expect(document.body.textContent).toContain("Accept 12 orders: 12 on Amazon France.");
    expect(document.body.textContent).toContain("This asks for 30 actions");
    cleanup();
    form(offerOf(20));
    expect(document.body.textContent).toContain("Accept 20 orders: 20 on Amazon France.");
    expect(document.body.textContent).not.toContain("This asks for");
  });

  it.each([
    ["fr", /21 actions seront demandées/],
    ["de", /21 Aktionen werden/],
  ] as const)("is repeated in the reader's language: %s", (locale, words) => {
    form(offerOf(21), locale);
    expect(document.body.textContent).toMatch(words);
  });
});

describe("U15 · the rows of a sheet", () => {
  const foot = (n: number) => {
    const counts = { green: n, amber: 0, unfilled: 0, sent: 0, red: 0 };
    const sheet = { ...sheetOf(n), sendable: { green: n, amber: 0 }, counts };
    return drawn(<SheetSend accountId={1} sheet={sheet} onAnother={null} onSent={() => undefined} />);
  };

  it("are sent by one press when they are 20, and asked about with their number when they are 21", async () => {
    const ways = foot(20);
    fireEvent.click(screen.getByRole("button", { name: "Send 20 ready rows" }));
    await expect.poll(() => ways).toEqual(["/accounts/1/batches/b"]);
    cleanup();
    started = [];
    const next = foot(21);
    fireEvent.click(screen.getByRole("button", { name: "Send 21 ready rows" }));
    const dialog = screen.getByRole("dialog");
    expect(dialog.textContent).toContain("This ships 21 order lines at marketplaces.");
    expect([next, started]).toEqual([[], []]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Send 21 ready rows" }));
    await expect.poll(() => next).toEqual(["/accounts/1/batches/b"]);
    expect(started).toHaveLength(1);
  });
});
