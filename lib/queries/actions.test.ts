import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { recordAction } from "./actions";

/** Our route as far as this matters: each key is one intent, and some answers are lost on the way. */
const recorded = new Map<string, number>();
let asked: string[] = [];
let lose: ("answer" | "half" | null)[] = [];
let refuse: number | null = null;
let server: Server;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const { client_key: key } = JSON.parse(text);
      asked.push(key);
      if (refuse !== null) {
        response.writeHead(refuse, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { code: "busy", message: "no", request_id: "r", sent: "no" } }));
        return;
      }
      if (!recorded.has(key)) recorded.set(key, recorded.size + 1);
      const body = JSON.stringify({ intents: [{ id: `i${recorded.get(key)}` }] });
      const fault = lose.shift() ?? null;
      if (fault === "answer") return void request.socket.destroy();
      response.writeHead(202, { "content-type": "application/json", "content-length": body.length });
      if (fault === "half") return void response.write(body.slice(0, 5), () => request.socket.destroy());
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // A browser resolves our addresses against the page; node has none.
  globalThis.fetch = (url, init) => realFetch(`http://127.0.0.1:${port}${url}`, init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
  server.close();
});
afterEach(() => {
  asked = [];
  lose = [];
  refuse = null;
  recorded.clear();
});

const order = { marketplace: "amazon_fr", marketplace_order_id: "1:2/3" };
const body = { type: "ship", args: {}, client_key: "11111111-2222-3333-4444-555555555555" };

describe("recording an action", () => {
  it("asks again under the same key when the answer is lost, and makes no second intent", async () => {
    lose = ["answer", "half"];
    let repeats = 0;
    const { intents } = await recordAction(1, order, body, () => {
      repeats += 1;
    });
    expect(intents).toEqual([{ id: "i1" }]);
    expect(asked).toEqual([body.client_key, body.client_key, body.client_key]);
    expect(repeats).toBe(2);
    expect(recorded.size).toBe(1);
  });

  it("does not ask again after a refusal", async () => {
    refuse = 409;
    await expect(recordAction(1, order, body)).rejects.toMatchObject({ code: "busy", sent: "no" });
    expect(asked).toHaveLength(1);
  });
});
