import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import type { LengowClient } from "@/lib/lengow";
import { readManyOrders, type Wanted } from "./read-many-orders";

const SCREEN = { lane: "screen" } as const;

/** Lengow with two thousand orders of each marketplace, none of them wanted, that counts the calls under way. */
class CountingLengow {
  most = 0;
  calls = 0;
  private underWay = 0;
  readonly client = {
    orders: {
      list: async () => this.call({ count: 2_000, hasNext: true, orders: [] }),
      get: async () => this.call(null),
    },
  } as unknown as Pick<LengowClient, "orders">;

  private async call<T>(answer: T): Promise<T> {
    this.calls += 1;
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await nextTurn();
    this.underWay -= 1;
    return answer;
  }
}

it("has eight calls under way at most, however many marketplaces and pages there are", async () => {
  const lengow = new CountingLengow();
  const wanted: Wanted[] = Array.from({ length: 12 * 50 }, (_, n) => {
    return { marketplace: `m-${n % 12}`, orderId: `o-${n}`, statuses: ["waiting_shipment"] };
  });
  await readManyOrders(lengow.client, wanted, SCREEN, 100);
  expect(lengow.calls).toBeGreaterThan(300);
  expect(lengow.most).toBe(8);
});
