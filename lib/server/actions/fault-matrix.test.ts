import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as readOne } from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/route";
import { GET as readList } from "@/app/api/accounts/[accountId]/orders/route";
import type { RouteHandler } from "@/lib/server/http/define-route";
import { faultCell } from "@/lib/testing/fault-cells";
import { impatientClient, UPSTREAM_FAULTS, type UpstreamFault } from "@/lib/testing/upstream-faults";
import { type OrderRef, Shop } from "./testing/shop";

const LIST = "GET /v3.0/orders/";
const POST = "POST /v3.0/orders/actions/";
const TOKEN = "POST /access/get_token/";
const EMPTY_LIST = { count: 0, next: null, previous: null, results: [] };

let shop: Shop;
const orders: OrderRef[] = [];
let asked = 0;

beforeAll(async () => {
  shop = await Shop.open(140);
  for (let n = 0; n < 5; n += 1) orders.push(await shop.order("ebay_fr", "waiting_shipment"));
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sandbox.clearFaults();
  await shop.forget();
});

function nextOrder(): OrderRef {
  const order = orders[asked % orders.length];
  asked += 1;
  if (!order) throw new Error("no order");
  return { marketplace: order.marketplace, orderId: order.orderId };
}

/** Runs `work` with a client that meets the fault on `route`, and with one that meets none after it. */
async function underFault<T>(fault: UpstreamFault, route: string, work: () => Promise<T>): Promise<T> {
  const { sandbox, account } = shop;
  const elsewhere = await fault.at?.(sandbox.url);
  const client = impatientClient(elsewhere?.url ?? sandbox.url, account, fault.kind);
  // The token was had before, unless it is the token that cannot be had.
  if (fault.fault && route !== TOKEN) await client.marketplaces.list({ lane: "background" });
  if (fault.fault)
    await sandbox.fault({ route, account: route === TOKEN ? undefined : account, times: 50, ...fault.fault });
  shop.askThrough(client);
  try {
    return await work();
  } finally {
    await sandbox.clearFaults();
    await client.close();
    elsewhere?.close?.();
    shop.askThrough(sandbox.client(account));
    // A failure is kept for two seconds, so that nobody hammers a Lengow that is down.
    shop.clock.aheadMs += 3_000;
  }
}

/** A list nobody has asked for before, so that nothing kept answers it. */
const freshList = () => {
  asked += 1;
  return `marketplace_order_date_from=2020-01-01T00:00:00Z&marketplace=ebay_fr&page_size=10&updated_from=2020-01-01T00:${String(Math.floor(asked / 60) % 60).padStart(2, "0")}:${String(asked % 60).padStart(2, "0")}Z`;
};

const list = (query: string) => shop.call<typeof EMPTY_LIST>(readList as RouteHandler, {}, { query });
const one = (order: OrderRef) => shop.call<{ marketplace_order_id: string }>(readOne as RouteHandler, order);

interface Told {
  status: number;
  body: { error?: { code: string; sent: string; message: string } };
}

/** The code, where it was told well: a failure that says nothing was sent, in words, and is no mistake of ours. */
function codeOf({ status, body }: Told): { code: string } | null {
  if (status < 300) return null;
  expect(body.error?.sent).toBe("no");
  expect(body.error?.message).toMatch(/\p{L}{3}/u);
  return { code: body.error?.code ?? "nothing said" };
}

async function endingOf(id: string): Promise<{ state: string; reason: string }> {
  const { state, reason } = (await shop.get(id)).body;
  return { state, reason: reason ?? "" };
}

describe.each(UPSTREAM_FAULTS.map((fault) => [fault.title, fault] as const))("%s", (_title, fault) => {
  it("while orders are listed: the screen says what is wrong, and goes on when it is over", async () => {
    const query = freshList();
    expect(codeOf(await underFault(fault, LIST, () => list(query)))).toEqual(faultCell("list", fault).ending);
    expect((await list(query)).status).toBe(200);
  });

  it("while an order is opened: the screen says what is wrong, and goes on when it is over", async () => {
    const order = nextOrder();
    expect(codeOf(await underFault(fault, LIST, () => one(order)))).toEqual(faultCell("open", fault).ending);
    expect((await one(order)).status).toBe(200);
  });

  it("while a token is had: the screen says what is wrong, and goes on when it is over", async () => {
    const query = freshList();
    expect(codeOf(await underFault(fault, TOKEN, () => list(query)))).toEqual(faultCell("token", fault).ending);
    expect((await list(query)).status).toBe(200);
  });

  it("while a form is recorded: the form says what is wrong, and what was not recorded is not sent", async () => {
    const order = nextOrder();
    const record = () => shop.record(order, { type: "ship", args: {} });
    const told = await underFault(fault, LIST, record);
    expect(codeOf(told)).toEqual(faultCell("form", fault).ending);
    expect(told.body.intents ?? []).toHaveLength(faultCell("form", fault).ending === null ? 1 : 0);
    for (const { id } of told.body.intents ?? []) await shop.cancel(id);
    await shop.later(3_600_000);
    expect(await shop.turns.deliver()).toBe(false);
  });

  it("while an action is sent: its state is true, its reason is told, and it is sent once", async () => {
    const { id, order } = await shop.shipped();
    await underFault(fault, POST, () => shop.turns.deliver());
    const cell = faultCell("send", fault);
    const ending = await endingOf(id);
    expect(ending).toEqual(cell.ending);
    const before = (await shop.truth(order)).length;
    if (ending.state === "ready" || ending.state === "rejected") expect(before).toBe(0);
    await shop.later(3_600_000);
    while (await shop.turns.deliver());
    while (await shop.turns.look());
    const after = await shop.truth(order);
    expect(after.length).toBeLessThanOrEqual(1);
    const end = await endingOf(id);
    expect(cell.later).toContainEqual(end);
    expect(end.state === "accepted").toBe(after.length === 1);
  });
});
