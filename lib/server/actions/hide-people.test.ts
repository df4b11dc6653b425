import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { POST as freeze } from "@/app/api/accounts/[accountId]/batches/freeze/route";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { signInAs } from "@/lib/testing/sign-in";
import { hidingOfWords } from "./hide-people";
import { Shop } from "./testing/shop";

let shop: Shop;
let viewer: string;

beforeAll(async () => {
  shop = await Shop.open(132);
  viewer = (await signInAs(shop.container, { 132: "viewer" })).cookie;
});
afterAll(() => shop.close());
beforeEach(() => shop.forget());

/** What must not reach a viewer: everything that the order says of the people behind it. */
function wordsOf(fields: Awaited<ReturnType<Shop["order"]>>["fields"]): string[] {
  const people = [fields.billing_address, ...fields.packages.map(({ delivery }) => delivery)];
  return people.flatMap((one) =>
    [one?.last_name, one?.first_line, one?.email].filter((word): word is string => (word ?? "").length > 3),
  );
}

/** A shipment that the marketplace refuses in words that quote the buyer. */
async function refusedForBuyer() {
  const { fields, ...order } = await shop.order("ebay_fr", "waiting_shipment");
  const people = wordsOf(fields);
  expect(people.length).toBeGreaterThan(1);
  await shop.control("outcomes", {
    account: shop.account,
    outcome: "refused",
    marketplace: order.marketplace,
    marketplace_order_id: order.orderId,
    errors: `The parcel for ${people.join(", ")} was refused: address is invalid`,
  });
  const { body } = await shop.record(order, { type: "ship", args: { tracking_number: "T-1" } });
  const id = body.intents[0]?.id ?? "";
  await shop.sendAll();
  await shop.control("clock", { settle: true });
  const settled = async () => {
    await shop.later(120_000);
    await shop.turns.sweep();
    return shop.state(id);
  };
  await expect.poll(settled, { timeout: 20_000 }).toBe("refused");
  return { id, order, people };
}

it("U21 · a viewer reads that an action failed and why, and nothing of the people behind the order", async () => {
  const { id, order, people } = await refusedForBuyer();
  const own = (await shop.get(id)).body;
  for (const word of people) expect(own.error_text).toContain(word);
  const asked = `source=orderdeck&marketplace=${order.marketplace}&marketplace_order_id=${encodeURIComponent(order.orderId)}`;
  await shop.as(viewer, async () => {
    const one = await shop.get(id);
    const answers = [
      one,
      await shop.list(asked),
      await shop.list("page_size=100"),
      await shop.get(`lengow-${own.upstream_id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { body } of answers) {
      const written = JSON.stringify(body).toLowerCase();
      for (const word of people) expect(written).not.toContain(word.toLowerCase());
    }
    expect(one.body.error_text).toMatch(/refused|invalid/);
    expect(one.body.args.tracking_number).toBe("T-1");
    expect(one.body.history.every(({ detail }) => !("body" in detail))).toBe(true);
  });
});

it("U21 · a number that a viewer reads among an action's values is the same number in what the marketplace says of it, and nothing else is", () => {
  const hide = hidingOfWords(["dupont"]);
  const args = { tracking_number: "6A69627986731", carrier: "4PX", comment: "Dupont-77412" };
  const said =
    "The tracking number 6A69627986731 of Dupont-77412, Kowalczyk (6A69627986732) was refused: 6A69627986731";
  const text = hide.text(said, args) ?? "";
  expect(text.split("6A69627986731")).toHaveLength(3);
  expect(text).toMatch(/^The tracking number 6A69627986731 of .*\(.*\) was refused: 6A69627986731$/);
  expect(text).not.toMatch(/dupont|77412|kowalczyk|986732/i);
  expect(hide.text(said)).not.toContain("6A69627986731");
});

it("U21 · a viewer freezes no list of orders to act on", async () => {
  await shop.as(viewer, async () => {
    const answer = await shop.call(freeze as RouteHandler, {}, { body: { query: "lengow_status=shipped" } });
    expect([answer.status, answer.body.error.code]).toEqual([403, "not_allowed"]);
  });
});
