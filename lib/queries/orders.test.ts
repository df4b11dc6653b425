import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { orderRowsQuery, refreshOrderRows } from "./orders";

/** Our route, slow to answer from memory; what is asked for now is answered at once. */
const asked: string[] = [];
let arrived: (() => void) | null = null;

answerRoutes(({ url }) => {
  asked.push(url);
  arrived?.();
  return url.includes("fresh=1") ? { body: { count: 2 } } : new Promise<never>(() => {});
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
