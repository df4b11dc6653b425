/** The account of the sandbox on which actions are measured. */
import { createLengowClient, type LengowClient, MemoryRateBudget } from "@/lib/lengow";
import { systemClock } from "@/lib/server/clock";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import type { Running } from "./servers";

export const ACCOUNT = 520;

export interface Order {
  marketplace: string;
  orderId: string;
}

export async function control(sandbox: Running, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
}

export function clientOf(sandbox: Running, ceiling: number): LengowClient {
  return createLengowClient({
    baseUrl: sandbox.url,
    accessToken: `test-${ACCOUNT}`,
    secret: `test-secret-${ACCOUNT}`,
    budget: new MemoryRateBudget({ ceiling, maxWaitMs: { action: 70_000 } }),
  });
}

/** Orders of one marketplace that ask for nothing, put into the status in which they can be shipped. */
export async function shippable(sandbox: Running, client: LengowClient, most: number): Promise<Order[]> {
  const found: Order[] = [];
  const question = { marketplace: "ebay_fr", marketplaceOrderDateFrom: "2000-01-01T00:00:00Z" };
  for await (const page of client.orders.pages(question, { lane: "background" })) {
    for (const { marketplace, marketplace_order_id: orderId } of page.orders) {
      if (found.length >= most) return found;
      await control(sandbox, "orders", {
        account: ACCOUNT,
        marketplace,
        marketplace_order_id: orderId,
        lengow_status: "waiting_shipment",
      });
      found.push({ marketplace, orderId });
    }
  }
  return found;
}

export function contextOf(db: Database, client: LengowClient): ServiceContext {
  return testContext({ db, accountId: ACCOUNT, lengow: client, clock: systemClock });
}
