import { randomUUID } from "node:crypto";
import { createLengowClient } from "@/lib/lengow";
import { insertIntent } from "@/lib/server/actions/insert-intent";
import { type Database, isUniqueViolation } from "@/lib/server/db/database";

/** Something to ship: an order of the sandbox, and every argument its marketplace lists for it. */
export interface Wish {
  marketplace: string;
  orderId: string;
  params: Record<string, string>;
}

interface ShipAction {
  args?: string[];
  optional_args?: string[];
}

function argumentFor(name: string, number: number): string {
  if (name === "tracking_number") return `TR-${number}`;
  return name === "tracking_url" ? `https://tracking.example/${number}` : "1";
}

/** One wish per order that can be shipped with a tracking number, by which the sandbox's truth is later told apart. */
export async function wishesFor(sandboxUrl: string, account: number, most: number): Promise<Wish[]> {
  const client = createLengowClient({
    baseUrl: sandboxUrl,
    accessToken: `test-${account}`,
    secret: `test-secret-${account}`,
    budget: { ceiling: 1_000_000 },
  });
  const call = { lane: "background" } as const;
  const ship = new Map<string, string[]>();
  for (const marketplace of await client.marketplaces.list(call)) {
    const { actions } = marketplace.raw.orders as { actions: Record<string, ShipAction> };
    const listed = actions.ship?.optional_args?.concat(actions.ship.args ?? []) ?? [];
    if (listed.includes("tracking_number"))
      ship.set(marketplace.code, (actions.ship?.args ?? []).concat("tracking_number"));
  }
  const wishes: Wish[] = [];
  for await (const page of client.orders.pages(
    { marketplaceOrderDateFrom: "2020-01-01T00:00:00Z", pageSize: 100 },
    call,
  )) {
    for (const { marketplace, marketplace_order_id: orderId, order_types: types } of page.orders) {
      const names = ship.get(marketplace);
      if (!names || types.some(({ type }) => type === "is_delivered_by_marketplace") || wishes.length >= most) continue;
      const params = Object.fromEntries([...new Set(names)].map((name) => [name, argumentFor(name, wishes.length)]));
      wishes.push({ marketplace, orderId, params });
    }
    if (wishes.length >= most) break;
  }
  await client.close();
  return wishes;
}

/**
 * Records a wish as a click would, without its hold. When the answer to that is lost, the click is repeated, and its lane tells that it had been
 * recorded.
 */
export async function recordWish(db: Database, account: number, wish: Wish): Promise<void> {
  await insertIntent(db, {
    accountId: account,
    marketplace: wish.marketplace,
    orderId: wish.orderId,
    clientKey: randomUUID(),
    requestHash: "",
    type: "ship",
    line: "*",
    params: wish.params,
    paramsHash: "",
    repeatsOf: null,
    personId: randomUUID(),
    orderStatus: "waiting_shipment",
    orderUpdatedAt: null,
    holdMs: 0,
    giveUpMs: 3_600_000,
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
  });
}
