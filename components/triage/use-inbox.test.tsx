import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import type { TriageGroup, TriageList } from "@/lib/contract/triage";
import { triageKeys } from "@/lib/queries/triage";
import { triageQuery } from "./triage-state";
import { useInbox } from "./use-inbox";

const STATE = { tab: "new", sort: "pressure", group: "" } as const;
const QUERY = triageQuery(STATE);

const listOf = (...groups: [id: string, count: number][]) =>
  ({
    as_of: new Date().toISOString(),
    results: groups.map(([id, count]) => ({ id, count }) as TriageGroup),
  }) as TriageList;

function open(first: TriageList, openId = "") {
  const client = new QueryClient({
    defaultOptions: { queries: { refetchInterval: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useInbox(1, STATE, { query: QUERY, data: first }, openId), { wrapper });
  const arrive = async (list: TriageList) => {
    client.setQueryData(triageKeys.list(1, QUERY), list);
    await waitFor(() => expect(result.current.list.data).toEqual(list));
  };
  const seen = () => [result.current.groups.map(({ id }) => id).join(), result.current.fresh, result.current.more];
  return { result, arrive, seen };
}

afterEach(cleanup);

it("announces a new cause and lets it in when asked, so that nothing moves under the cursor", async () => {
  const { result, arrive, seen } = open(listOf(["a", 3], ["b", 1]));
  await arrive(listOf(["c", 9], ["b", 1], ["a", 3]));
  expect(seen()).toEqual(["a,b", 1, 0]);
  await act(async () => result.current.letIn());
  expect(seen()).toEqual(["c,b,a", 0, 0]);
});

it("announces more failures of a listed cause, whose number is right at once, until they were let in", async () => {
  const { result, arrive, seen } = open(listOf(["a", 3], ["b", 7]));
  await arrive(listOf(["a", 5], ["b", 2]));
  expect(seen()).toEqual(["a,b", 0, 2]);
  expect(result.current.groups[0]?.count).toBe(5);
  await act(async () => result.current.letIn());
  expect(seen()).toEqual(["a,b", 0, 0]);
});

it("keeps the open cause in its place when it leaves the queue, and lets the others go", async () => {
  const { result, arrive, seen } = open(listOf(["a", 3], ["b", 1], ["c", 2]), "b");
  await arrive(listOf(["c", 2]));
  expect(seen()).toEqual(["b,c", 0, 0]);
  expect([result.current.hasLeft("b"), result.current.hasLeft("c")]).toEqual([true, false]);
});
