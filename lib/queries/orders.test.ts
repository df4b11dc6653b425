import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient } from "@tanstack/react-query";
import { afterAll, beforeAll, expect, it } from "vitest";
import { orderRowsQuery, refreshOrderRows } from "./orders";

/** Our route, slow to answer from memory; what is asked for now is answered at once. */
const asked: string[] = [];
let waiting: ServerResponse[] = [];
let arrived: (() => void) | null = null;
let server: Server;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "application/json");
    if (request.url?.includes("fresh=1")) response.end('{"count":2}');
    else waiting.push(response);
    arrived?.();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (url, init) => realFetch(`http://127.0.0.1:${port}${url}`, init);
});
afterAll(() => {
  globalThis.fetch = realFetch;
  for (const response of waiting) response.destroy();
  waiting = [];
  server.close();
});

it("Refresh asks now, also while the same rows are already being asked for", async () => {
  const client = new QueryClient();
  const question = { query: "page_size=50", text: null };
  const first = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  void client.prefetchQuery(orderRowsQuery(1, question));
  await first;
  await refreshOrderRows(client, 1, question);
  expect(asked.filter((url) => url.includes("fresh=1"))).toHaveLength(1);
  expect(client.getQueryData(orderRowsQuery(1, question).queryKey)).toMatchObject({ count: 2 });
  client.clear();
});
