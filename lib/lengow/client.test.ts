import { describe, expect, it } from "vitest";
import { benches, failureOf, SCREEN } from "./testing/harness";
import { inTurn, json, raw } from "./testing/scripted-lengow";

const bench = benches();
const EMPTY = json(200, { count: 0, next: null, previous: null, results: [] });

describe("client", () => {
  it("sends the bare token and the account of the token", async () => {
    const { server, client } = await bench(EMPTY);
    await client.orders.list({ marketplace: ["amazon_fr", "amazon_de"], lengowStatus: "shipped" }, SCREEN);
    const [call] = server.calls();
    expect(call?.headers.authorization).toBe("00000000-0000-4000-8000-000000000001");
    expect(call?.path).toBe("/v3.0/orders/");
    expect(call?.query.get("account_id")).toBe("1");
    expect(call?.query.get("marketplace")).toBe("amazon_fr,amazon_de");
  });

  it("renews the token once for 200 parallel calls", async () => {
    const dead = "00000000-0000-4000-8000-000000000001";
    const { server, client } = await bench((request, response, incoming) => {
      const reply =
        request.headers.authorization === dead
          ? json(403, { error: { code: 403, message: `Token: ${dead} is expired` } })
          : EMPTY;
      reply(request, response, incoming);
    });
    await Promise.all(Array.from({ length: 200 }, () => client.orders.list({}, SCREEN)));
    expect(server.tokenCalls()).toBe(2);
  });

  it("retries a read after an outage and says so when it lasts", async () => {
    const { server, client } = await bench(inTurn(raw(502, "<html><title>Bad gateway</title></html>"), EMPTY));
    await client.orders.list({}, SCREEN);
    expect(server.calls()).toHaveLength(2);
    const lasting = await bench(raw(503, ""));
    const error = await failureOf(lasting.client.orders.list({}, SCREEN));
    expect(error).toMatchObject({ kind: "upstream", status: 503, attempts: 3 });
  });
});
