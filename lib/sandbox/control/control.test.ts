import { afterAll, beforeAll, expect, it } from "vitest";
import type { Sandbox } from "../server";
import { openSandbox, type TestClient } from "../test-client";
import { World } from "../world";
import { control } from "./control";

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 5 }));
});
afterAll(() => sandbox.close());

it("answers on this machine only", () => {
  const call = {
    method: "GET",
    path: "/__sandbox/clock",
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    origin: "",
  };
  const world = new World({});
  expect(control({ ...call, peer: "192.0.2.7" }, world).status).toBe(403);
  expect(control({ ...call, peer: "::ffff:10.0.0.1" }, world).status).toBe(403);
  for (const peer of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
    expect(control({ ...call, peer }, world).status).toBe(200);
});

it("says what is wrong with a request", async () => {
  const wrong = [
    ["faults", { route: "*", kind: "earthquake" }, "kind must be one of"],
    ["faults", { kind: "500" }, "route is required"],
    ["clock", { now: "soon" }, "ISO 8601"],
    ["seed", { account: 5.5 }, "account"],
    ["outcomes", { account: 101, outcome: "perfect" }, "outcome must be one of"],
    ["nothing", {}, "No control"],
  ] as const;
  for (const [path, body, text] of wrong) await expect(client.control(path, body)).rejects.toThrow(text);
});

it("moves, freezes and releases the clock", async () => {
  const clock = (body: Record<string, unknown>) => client.control<{ now: string; frozen: boolean }>("clock", body);
  expect(await clock({ now: "2026-12-24T18:00:00Z" })).toMatchObject({ now: "2026-12-24T18:00:00.000Z", frozen: true });
  expect((await clock({ advanceSeconds: 90 })).now).toBe("2026-12-24T18:01:30.000Z");
  const running = await clock({ frozen: false });
  expect(running.frozen).toBe(false);
  expect(Date.parse(running.now) - Date.parse("2026-12-24T18:01:30Z")).toBeLessThan(5000);
  await clock({ now: "2026-11-20T10:00:00Z", frozen: true });
});

it("adds latency to every answer of Lengow's, not to its own", async () => {
  await client.control("settings", { latencyMs: 500 });
  const answered: string[] = [];
  const orders = client.orders().then(() => answered.push("Lengow"));
  await client.control("settings", { latencyMs: 0 }).then(() => answered.push("its control"));
  await orders;
  expect(answered).toEqual(["its control", "Lengow"]);
});

it("lets an order that was shipped wait again, without the parcels it had", async () => {
  const { results } = (await client.orders()).body;
  const sent = results.find(({ packages }) => packages.some(({ delivery }) => delivery.trackings.length > 0));
  const { marketplace = "", marketplace_order_id = "" } = sent ?? {};
  const change = { lengow_status: "waiting_shipment", parcels: "none" };
  await client.control("orders", { account: 101, marketplace, marketplace_order_id, ...change });
  const order = await client.order(marketplace, marketplace_order_id);
  expect(order.lengow_status).toBe("waiting_shipment");
  expect(order.packages.flatMap(({ delivery }) => delivery.trackings)).toEqual([]);
});

it("brings new orders, and changes one as a buyer would", async () => {
  const before = (await client.orders()).body.count;
  const { added } = await client.control<{ added: string[] }>("orders", { account: 101, add: 2 });
  expect([(await client.orders()).body.count, added.length]).toEqual([before + 2, 2]);
  const marketplace = (await client.orders({ ordering: "marketplace" })).body.results[0]!.marketplace;
  await client.control("orders", {
    account: 101,
    marketplace,
    marketplace_order_id: added[0]!,
    lengow_status: "canceled",
    order_types: { is_prime: "Prime", is_business: "Business" },
  });
  const order = await client.order(marketplace, added[0]!);
  expect(order.lengow_status).toBe("canceled");
  expect(order.order_types).toEqual([
    { type: "is_prime", label: "Prime" },
    { type: "is_business", label: "Business" },
  ]);
});
