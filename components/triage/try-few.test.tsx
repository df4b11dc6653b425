import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { CausePanes } from "./cause-panes";

const failure = (id: string) => ({
  ...{ id, source: "lengow", state: "refused", marketplace_order_id: `ORDER-${id}`, line: null, args: {} },
  ...{ error_text: "Unknown carrier", reason: null, judged: "carrier", failed_at: "2026-11-22T09:00:00Z", order: null },
  ...{ closed_reason: null, closed_at: null },
});
const groupOf = (n: number) =>
  ({
    ...{ id: "g", version: 1, state: "new", reason: null, kind: "failed", family: "unknown", action_type: "ship" },
    ...{ marketplace: "cdiscount", marketplace_name: "Cdiscount", mask: "Unknown carrier", sample: "Unknown carrier" },
    ...{ count: n, orders: n, more: 0, noted_at: "2026-11-22T09:00:00Z", judged: null, assignee: null, note: null },
    ...{ first_seen: "2026-11-22T09:00:00Z", last_seen: "2026-11-22T09:00:00Z", merged: [], people: [], log: [] },
    ...{ log_count: 0, settled: [], settled_count: 0, own_mask: false },
    failures: Array.from({ length: n }, (_, at) => failure(String(at + 1))),
  }) as unknown as TriageGroupDetail;
const FIELD = {
  ...{ name: "carrier", label: "Carrier", kind: "text", required: true, visible: true, free_values: true, notes: [] },
  ...{ needed_here: false, value: null, prefill: null, max_length: null, max: null },
  origin: { list: "args", described: true, values_from: null, depends_on: null, rules: [] },
};
const FORM = { fields: [FIELD], field: "carrier", proposal: null, sent: [], closed: null, ended: null, also: [] };
const COUNTS = { waiting: 3, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
const BATCH = { id: "b-1", state: "running", total: 3, held: 3, counts: COUNTS, leaves_in_ms: null, rows: [] };

interface Wish {
  ids: string[];
  args: Record<string, unknown>;
  client_key: string;
}
let sent: Wish[] = [];
beforeEach(() => {
  sent = [];
});
/** The second row does not pass the form. */
answerRoutes(({ method, url, body }) => {
  const wish = body as Wish;
  if (url.includes("/preview")) {
    const rows = wish.ids.map((id) => ({ id, problem: id === "2" ? "invalid" : null, errors: [] }));
    return { body: { as_of: "", intents: rows.length - 1, left_out: 1, rows } };
  }
  if (url.endsWith("/fix") && method === "POST") {
    sent.push(wish);
    return { body: { batch_id: "b-1", intents: wish.ids.length, left_out: [] } };
  }
  if (url.includes("/batches/")) return { body: BATCH };
  return { body: url.endsWith("/fix") ? FORM : {} };
});
afterEach(cleanup);

const AREAS = ["triage", "actions", "deadline", "errors", "status", "common", "orders"] as const;
const nothing = () => undefined;

async function open(n: number): Promise<void> {
  const group = groupOf(n);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", [...AREAS])}>
        <CausePanes
          {...{ accountId: 7, me: "me", group, rights: { move: true, send: true, mask: false } }}
          {...{ onDialog: nothing, onMove: nothing, onEvidence: nothing, onBack: nothing, onPane: nothing }}
        />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const field = await screen.findByLabelText(/^Carrier/, {}, { timeout: 20_000 });
  await act(async () => fireEvent.change(field, { target: { value: "ZIPPOST" } }));
}
const ready = (name: RegExp) =>
  waitFor(
    () => {
      const button = screen.getByRole("button", { name });
      expect(button.getAttribute("aria-disabled")).toBeNull();
      return button;
    },
    { timeout: 10_000 },
  );
const press = async (name: RegExp) => {
  const button = await ready(name);
  await act(async () => fireEvent.click(button));
};

it("a correction of many rows goes to the first few that pass, and the next press sends the rest with the same correction", async () => {
  await open(25);
  fireEvent.click(screen.getByRole("checkbox", { name: "Include ORDER-4" }));
  await ready(/^Re-send 23/);
  await press(/^Try the first 3 only$/);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ ids: ["1", "3", "5"], args: { carrier: "ZIPPOST" } });
  await press(/^On to the other 21$/);
  // What was left out on purpose stays so, and what was typed is there.
  expect(screen.getByLabelText<HTMLInputElement>(/^Carrier/).value).toBe("ZIPPOST");
  await press(/^Re-send 20/);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.args).toEqual({ carrier: "ZIPPOST" });
  expect(sent[1]?.ids).toHaveLength(21);
  expect(sent[1]?.ids.filter((id) => ["1", "3", "4", "5"].includes(id))).toEqual([]);
  expect(sent[1]?.client_key).not.toBe(sent[0]?.client_key);
}, 60_000);

it("a correction of few rows is not cut into pieces", async () => {
  await open(21);
  await ready(/^Re-send 20/);
  expect(screen.queryByRole("button", { name: /^Try the first/ })).toBeNull();
}, 30_000);
