import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { GET as peek } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/peek/route";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { testContext } from "@/lib/testing/context";
import { type OrderRef, Shop } from "./testing/shop";
import { usualAnswers } from "./usual-answers";

const MINUTE = 60_000;
let shop: Shop;
let other: OrderRef;
beforeAll(async () => {
  shop = await Shop.open(141);
  const { marketplace, orderId } = await shop.order("ebay_fr", "waiting_shipment");
  other = { marketplace, orderId };
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.forget();
  shop.clock.aheadMs += MINUTE;
});

/** Ships of fresh orders, each answered by its marketplace so many minutes after Lengow took it; longest first, answered together. */
async function answeredAfter(...minutes: number[]): Promise<void> {
  const ids: string[] = [];
  for (const [at, wait] of minutes.entries()) {
    const { id, order } = await shop.shipped();
    const { marketplace, orderId: marketplace_order_id } = order;
    await shop.control("outcomes", { account: shop.account, outcome: "done", marketplace, marketplace_order_id });
    await shop.turns.deliver();
    await shop.later((wait - (minutes[at + 1] ?? 0)) * MINUTE);
    ids.push(id);
  }
  await shop.control("clock", { settle: true });
  await shop.turns.sweep();
  for (const id of ids) expect(await shop.state(id)).toBe("done");
}

/** What the page of another order of the marketplace has, in whole minutes. */
async function usualMinutes(): Promise<Record<string, number | null>> {
  const { body } = await shop.call<OrderOnScreen>(peek as RouteHandler, other);
  const known = (body.offers ?? []).map(({ type, usual_ms: ms }) => [
    type,
    ms === null ? null : Math.round(ms / MINUTE),
  ]);
  return Object.fromEntries(known);
}

it("an order says how long its marketplace usually takes for an action: the middle one of those it answered here", async () => {
  await answeredAfter(90, 4, 2);
  const usual = await usualMinutes();
  expect(usual.ship).toBe(4);
  expect(Object.values(usual).filter((minutes) => minutes !== null)).toHaveLength(1);
});

it("and says nothing while too few were answered to tell", async () => {
  await answeredAfter(4, 2);
  await shop.shipped();
  await shop.turns.deliver();
  expect((await usualMinutes()).ship).toBeNull();
});

it("a sweep that meets the actions again later does not make the marketplace slower", async () => {
  await answeredAfter(9, 4, 2);
  const { db } = shop.container;
  const here = testContext({ db, accountId: shop.account, clock: shop.clock });
  const before = await usualAnswers(here, other.marketplace);
  expect(before.get("ship")).toBeGreaterThan(0);
  await db.exec("update outbox set listed_at = clock_timestamp()");
  shop.clock.aheadMs += MINUTE;
  const after = await usualAnswers(here, other.marketplace);
  expect(after).not.toBe(before);
  expect(after).toEqual(before);
});

it("keeps what it measured for a minute, for this account and marketplace alone", async () => {
  await answeredAfter(8, 5, 2);
  expect((await usualMinutes()).ship).toBe(5);
  const { db } = shop.container;
  const elsewhere = testContext({ db, accountId: 142, clock: shop.clock });
  expect((await usualAnswers(elsewhere, other.marketplace)).size).toBe(0);
  const here = testContext({ db, accountId: shop.account, clock: shop.clock });
  expect((await usualAnswers(here, "amazon_fr")).size).toBe(0);
  await shop.forget();
  expect((await usualMinutes()).ship).toBe(5);
  shop.clock.aheadMs += MINUTE;
  expect((await usualMinutes()).ship).toBeNull();
});
