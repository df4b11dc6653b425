import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OrderRef, Shop } from "./testing/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open(131);
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

async function held(marketplace = "ebay_fr"): Promise<{ id: string; order: OrderRef }> {
  const order = await shop.order(marketplace, "waiting_shipment");
  const { body, status } = await shop.record(order, { type: "ship", args: { tracking_number: "T-1" } });
  expect(status).toBe(202);
  return { id: body.intents[0]?.id ?? "", order };
}

const idsOf = async (query: string): Promise<string[]> => (await shop.list(query)).body.results.map(({ id }) => id);

describe("the list of actions", () => {
  it("asks nothing of Lengow for what only intents can answer", async () => {
    const { id, order } = await held();
    const [view] = (await shop.list(`ids=${id}`)).body.results;
    await shop.sandbox.forgetCalls(shop.account);
    const own = `marketplace=${order.marketplace}&marketplace_order_id=${encodeURIComponent(order.orderId)}`;
    for (const query of [
      `source=orderdeck&${own}`,
      `ids=${id}`,
      `by=${view?.by?.id}`,
      "state=ready,withdrawn",
      "state=needs_person",
    ]) {
      await shop.list(query);
    }
    expect((await shop.sandbox.calls(shop.account)).total).toBe(0);
  });

  it("finds intents by state, person, argument, number of ours and age", async () => {
    const first = await held();
    const second = await held();
    await shop.cancel(second.id);
    const [view] = (await shop.list(`ids=${first.id}`)).body.results;
    expect(await idsOf("source=orderdeck&state=ready")).toEqual([first.id]);
    expect(await idsOf("source=orderdeck&state=withdrawn")).toEqual([second.id]);
    expect((await idsOf(`by=${view?.by?.id}`)).sort()).toEqual([first.id, second.id].sort());
    expect(await idsOf("by=00000000-0000-4000-8000-000000000000")).toEqual([]);
    expect(await idsOf(`source=orderdeck&tracking_number=T-1&ids=${first.id}`)).toEqual([first.id]);
    expect(await idsOf("source=orderdeck&tracking_number=T-2")).toEqual([]);
    expect(await idsOf("source=orderdeck&older_minutes=1")).toEqual([]);
    expect(await idsOf("source=orderdeck&queued=true")).toEqual([]);
  });

  it("keeps what is stuck and what was done with a warning in queues of their own", async () => {
    const { results: warned } = (await shop.list("queue=warnings&page_size=100")).body;
    expect(warned.length).toBeGreaterThan(0);
    expect(new Set(warned.map(({ state }) => state))).toEqual(new Set(["done_with_warning"]));
    const { results: stuck } = (await shop.list("queue=stuck&page_size=100")).body;
    const hourAgo = Date.now() - 3_600_000;
    expect(stuck.every(({ state, created_at }) => state === "accepted" && Date.parse(created_at ?? "") < hourAgo)).toBe(
      true,
    );
    const { id } = await held();
    expect(await idsOf("queue=stuck&source=orderdeck")).toEqual([]);
    expect(await idsOf("queue=open&source=orderdeck")).toEqual([id]);
  });

  it.each([
    ["state=sent", "state"],
    ["queue=mine", "queue"],
    ["created_from=yesterday", "created_from"],
    ["processed=perhaps", "processed"],
    ["by=me", "by"],
    ["ids=1", "ids"],
    ["older_minutes=0", "older_minutes"],
  ])("refuses %s and names the field", async (query, field) => {
    const { status, body } = await shop.list(query);
    expect(status).toBe(400);
    expect(body.error.details?.map((detail) => detail.field)).toContain(field);
  });
});
