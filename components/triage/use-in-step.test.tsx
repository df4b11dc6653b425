import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { triageGroupQuery, triageKeys, triageListQuery } from "@/lib/queries/triage";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { useInStep } from "./use-in-step";

let count = 200;
let reads = 0;
answerRoutes(({ url }) => {
  const cause = { id: "g", version: 1, noted_at: null, count };
  if (!url.endsWith("/groups/g")) return { body: { results: [cause] } };
  reads += 1;
  return { body: cause };
});
afterEach(() => {
  cleanup();
  [count, reads] = [200, 0];
});

function screen() {
  const client = new QueryClient();
  const { result, rerender } = renderHook(
    ({ hasLeft }: { hasLeft: boolean }) => {
      const list = useQuery(triageListQuery(7, "tab=new"));
      const detail = useQuery(triageGroupQuery(7, "g"));
      useInStep(list, detail, hasLeft);
      return { list, detail };
    },
    {
      initialProps: { hasLeft: false },
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    },
  );
  const listAgain = () => act(() => client.invalidateQueries({ queryKey: triageKeys.list(7, "tab=new") }));
  return { result, rerender, listAgain };
}

it("what the list knows newer of the open cause is read at once, and read again only when it differs", async () => {
  const { result, listAgain } = screen();
  await waitFor(() => expect([result.current.detail.data?.count, result.current.list.isSuccess]).toEqual([200, true]));
  await listAgain();
  expect(reads).toBe(1);
  count = 3;
  await listAgain();
  await waitFor(() => expect(result.current.detail.data?.count).toBe(3));
  await listAgain();
  expect(reads).toBe(2);
});

it("a cause that left its queue is read once more, to say where it went", async () => {
  const { result, rerender } = screen();
  await waitFor(() => expect(result.current.detail.data?.count).toBe(200));
  rerender({ hasLeft: true });
  await waitFor(() => expect(reads).toBe(2));
  rerender({ hasLeft: true });
  expect(reads).toBe(2);
});
