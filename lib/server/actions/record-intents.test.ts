import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { isAppError } from "@/lib/server/errors";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { orderFields, orderLine } from "@/lib/testing/order-samples";
import type { Planned } from "./plan-intents";
import { recordIntents, type Wish } from "./record-intents";

const LINES = ["L1", "L2"];
const order = (id: string) =>
  orderFields({ lines: LINES.map((line) => orderLine({ marketplace_order_line_id: line })), marketplace_order_id: id });

function wish(lines: readonly string[], change: Partial<Wish> = {}): Wish {
  const planned = lines.map((line): Planned => ({ line, params: line === "*" ? {} : { line } }));
  return {
    type: "ship",
    clientKey: randomUUID(),
    requestHash: "h",
    planned,
    sendAnother: false,
    repeatsOf: null,
    ...change,
  };
}

describeOnDatabases("recording under a crowd", (open) => {
  let db: Database;
  let ctx: ServiceContext;
  beforeAll(async () => {
    db = await open();
    ctx = testContext({ db });
  });
  beforeEach(() => db.exec("truncate outbox, evidence, outbox_accounts cascade"));
  afterAll(() => db.close());

  /** The ids that were recorded, or the code of the refusal. */
  const outcome = async (id: string, asked: Wish): Promise<string> => {
    try {
      return (await recordIntents(ctx, order(id), asked)).intents.map((intent) => intent.id).join();
    } catch (error) {
      if (isAppError(error)) return error.code;
      throw error;
    }
  };

  it("records one wish once, however many ask at the same moment", async () => {
    const asked = wish(["L1", "L2"]);
    const all = await Promise.all(Array.from({ length: 16 }, () => outcome("o-1", asked)));
    expect(new Set(all).size).toBe(1);
    expect(await db.query("select id from outbox")).toHaveLength(2);
  });

  it("lets one of many through: a whole order excludes its lines, and its lines exclude it", async () => {
    const crowd = Array.from({ length: 12 }, (_, index) => wish([["*", "L1", "L2"][index % 3] ?? "*"]));
    await Promise.all(crowd.map((asked) => outcome("o-2", asked)));
    const open = await db.query<{ line: string }>("select line from outbox");
    const lines = open.map((row) => row.line).sort();
    expect([["*"], ["L1", "L2"]]).toContainEqual(lines);
  });

  it("records all lines of a wish or none", async () => {
    await outcome("o-3", wish(["L2"]));
    expect(await outcome("o-3", wish(["L1", "L2"]))).toBe("busy");
    expect(await db.query("select id from outbox")).toHaveLength(1);
  });

  it("never records one key for two orders, even at the same moment", async () => {
    const clientKey = randomUUID();
    const both = await Promise.all(
      ["o-4", "o-5"].map((id) => outcome(id, wish(["*"], { clientKey, requestHash: id }))),
    );
    expect(both.filter((one) => one === "key_reused")).toHaveLength(1);
    expect(await db.query("select id from outbox")).toHaveLength(1);
  });

  it("never lets refunds at the same moment take more than was paid", async () => {
    const refunds = Array.from({ length: 8 }, (_, index) =>
      wish(["L1"], {
        type: "refund",
        sendAnother: true,
        planned: [{ line: index % 2 ? "L1" : "L2", params: { refund_price: "150.00" } }],
      }),
    );
    await Promise.all(refunds.map((asked) => outcome("o-6", asked)));
    expect(await db.query("select id from outbox")).toHaveLength(1);
  });
});
