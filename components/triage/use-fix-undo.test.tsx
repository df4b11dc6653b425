import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, fireEvent, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { triageGroupQuery } from "@/lib/queries/triage";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { useFix } from "./use-fix";
import { useFixUndo } from "./use-fix-undo";

let sentKeys: string[] = [];
let stopped: string[] = [];
/** States of the batch that were told. */
let told: string[] = [];
/** Drawings of the form, given back, with what was judged while it was under way. */
let stale = 0;
/** A stop works, and its answer never arrives. */
let isLost = false;
/** What the batch says of itself. */
let batch = { state: "running", held: 2, gone: 0, refused: 0 };
/** In how many milliseconds the first leaves, answer by answer; the last one holds. */
let leaves: (number | null)[] = [null];

const IDS = ["lengow-1", "lengow-2"];
const GROUP = {
  id: "g",
  failures: IDS.map((id) => ({ id, marketplace_order_id: id, args: { carrier: "DHL" } })),
} as unknown as TriageGroupDetail;
const CHOSEN = new Set(IDS);
const FORM = {
  fields: [{ name: "carrier", kind: "text" }],
  field: "carrier",
  proposal: null,
  sent: [{ value: "DHL", count: 2 }],
  also: [],
  closed: null,
};

const batchBody = (held = batch.held) => ({
  ...{ id: "b-1", state: batch.state, held, sent_by: null, total: 2, rows: [] },
  ...{ leaves_in_ms: leaves.length > 1 ? leaves.shift() : leaves[0], waiting_for: null },
  counts: {
    waiting: 0,
    moving: batch.gone + held,
    not_recorded: batch.refused,
    left_out: 2 - batch.gone - batch.refused,
  },
});

function answerTo(path: string, body: unknown): unknown {
  if (path.endsWith("/stop")) {
    stopped.push(path);
    if (isLost) [batch.state, batch.held] = ["stopped", 0];
    if (isLost) return null;
    return { ...batchBody(0), state: "stopped" };
  }
  // As long as something is sent and not taken back, its rows are under way.
  if (path.endsWith("/preview"))
    return { as_of: "", intents: sentKeys.length > stopped.length ? 0 : 2, left_out: 0, rows: [] };
  if (path.includes("/batches/")) {
    told.push(batch.state);
    return batchBody();
  }
  // What is sent is not open any more; taken back, it is.
  if (path.endsWith("/groups/g")) return { ...GROUP, failures: sentKeys.length > stopped.length ? [] : GROUP.failures };
  if (!path.endsWith("/fix")) return {};
  if (body === undefined) return FORM;
  sentKeys.push((body as { client_key: string }).client_key);
  return { batch_id: `b-${sentKeys.length}`, intents: 2, left_out: [] };
}

answerRoutes(({ url, body }) => {
  const answer = answerTo(new URL(url, "http://127.0.0.1").pathname, body);
  return answer === null ? null : { body: answer };
});
afterEach(() => {
  cleanup();
  [sentKeys, stopped, told] = [[], [], []];
  stale = 0;
  isLost = false;
  batch = { state: "running", held: 2, gone: 0, refused: 0 };
  leaves = [null];
});

async function correction() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(
    () => {
      const fix = useFix(7, GROUP, CHOSEN, true);
      if (fix.state.is === "undone" && fix.preview?.intents === 0) stale += 1;
      return { fix, undo: useFixUndo(7, fix) };
    },
    { wrapper },
  );
  await waitFor(() => expect(result.current.fix.form).toBeDefined());
  await act(async () => result.current.fix.type("carrier", "DPD"));
  const send = async () => {
    await waitFor(() => expect(result.current.fix.isReady).toBe(true));
    await act(async () => void (await result.current.fix.send()));
    expect(result.current.fix.state.is).toBe("sent");
  };
  await send();
  return { result, send };
}

it("Z takes the whole correction back while it is held; the form is as before and what it sends next is a wish of its own", async () => {
  const { result, send } = await correction();
  expect(result.current.undo.canUndo).toBe(true);
  await waitFor(() => expect(result.current.fix.preview?.intents).toBe(0));
  fireEvent.keyDown(document.body, { key: "z" });
  await waitFor(() => expect(result.current.fix.state).toMatchObject({ is: "undone", n: 2, gone: 0 }));
  expect(stopped).toEqual(["/api/accounts/7/batches/b-1/stop"]);
  // Judged anew before it is shown: no row is still called under way.
  expect([stale, result.current.fix.preview?.intents]).toEqual([0, 2]);
  expect([result.current.fix.fields[0]?.value, result.current.fix.ids]).toEqual(["DPD", IDS]);
  await send();
  expect(new Set(sentKeys).size).toBe(2);
});

it("after Z the cause is whole before anything of it can be sent: the form never speaks of fewer rows", async () => {
  const client = new QueryClient();
  const spoken: number[] = [];
  const { result } = renderHook(
    () => {
      const group = useQuery(triageGroupQuery(7, "g")).data ?? GROUP;
      const fix = useFix(7, group, CHOSEN, true);
      if (fix.state.is === "undone") spoken.push(fix.ids.length);
      return { fix, group, undo: useFixUndo(7, fix) };
    },
    { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> },
  );
  await waitFor(() => expect(result.current.fix.isReady).toBe(true));
  await act(async () => void (await result.current.fix.send()));
  await waitFor(() => expect(result.current.group.failures).toEqual([]));
  await act(async () => result.current.undo.undo());
  await waitFor(() => expect(result.current.fix.isReady).toBe(true));
  expect(new Set(spoken)).toEqual(new Set([2]));
});

it("U14 · the seconds that are left stand there within the first of them, as in any other hold", async () => {
  leaves = [null, 9_000];
  const { result } = await correction();
  await waitFor(() => expect(result.current.undo.leavesIn).toBe(9), { timeout: 1_000 });
});

it("says how much had left before, and that nothing can be taken back any more once all has", async () => {
  const { result } = await correction();
  batch.gone = 1;
  await act(async () => result.current.undo.undo());
  await waitFor(() => expect(result.current.fix.state).toMatchObject({ is: "undone", n: 1, gone: 1 }));

  const later = await correction();
  batch = { state: "finished", held: 0, gone: 2, refused: 0 };
  await waitFor(() => expect(later.result.current.undo.canUndo).toBe(false), { timeout: 5_000 });
  fireEvent.keyDown(document.body, { key: "z" });
  later.result.current.undo.undo();
  expect(stopped).toHaveLength(1);
});

it("a row that could not be recorded is never said to have left", async () => {
  const { result } = await correction();
  batch.refused = 1;
  await act(async () => result.current.undo.undo());
  await waitFor(() => expect(result.current.fix.state).toMatchObject({ is: "undone", n: 1, gone: 0, unrecorded: 1 }));
});

it("a stop whose answer is lost, or that a colleague pressed, is told as what it took back", async () => {
  const { result } = await correction();
  isLost = true;
  await act(async () => result.current.undo.undo());
  await waitFor(() => expect(result.current.fix.state).toMatchObject({ is: "undone", n: 2, gone: 0 }), {
    timeout: 5_000,
  });
  expect([result.current.undo.failed, stale]).toEqual([false, 0]);

  isLost = false;
  batch = { state: "running", held: 2, gone: 1, refused: 0 };
  const later = await correction();
  stopped.push("a colleague's");
  [batch.state, batch.held] = ["stopped", 0];
  const back = () => later.result.current.fix.state;
  await waitFor(() => expect(back()).toMatchObject({ is: "undone", n: 1, gone: 1 }), { timeout: 5_000 });
  // What was just being sent off came back after all.
  batch.gone = 0;
  await waitFor(() => expect(back()).toMatchObject({ is: "undone", n: 2, gone: 0 }), { timeout: 5_000 });
});

it("while a colleague's pause holds recorded actions, all of them can be taken back", async () => {
  const { result } = await correction();
  batch.state = "paused";
  // Asked a second time, it has drawn the first answer.
  const paused = () => told.filter((state) => state === "paused");
  await waitFor(() => expect(paused()).toHaveLength(2), { timeout: 5_000 });
  expect(result.current.undo.canUndo).toBe(true);
  batch.held = 0;
  await waitFor(() => expect(result.current.undo.canUndo).toBe(false), { timeout: 5_000 });
});
