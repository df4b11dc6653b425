import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { CausePanes } from "./cause-panes";

const failure = (id: string) => ({
  ...{ id, source: "lengow", state: "refused", marketplace_order_id: `ORDER-${id}`, line: null, args: {} },
  ...{ error_text: "Unknown carrier", reason: null, judged: null, failed_at: "2026-11-22T09:00:00Z", order: null },
  ...{ closed_reason: null, closed_at: null },
});
const GROUP = {
  ...{ id: "g", version: 1, state: "new", reason: null, kind: "failed", family: "unknown", action_type: "ship" },
  ...{ marketplace: "cdiscount", marketplace_name: "Cdiscount", mask: "Unknown carrier", sample: "Unknown carrier" },
  ...{ count: 3, orders: 3, more: 0, noted_at: "2026-11-22T09:00:00Z", judged: null, assignee: null, note: null },
  ...{
    first_seen: "2026-11-22T09:00:00Z",
    last_seen: "2026-11-22T09:00:00Z",
    merged: [],
    people: [],
    log: [],
    log_count: 0,
  },
  ...{ failures: ["1", "2", "3"].map(failure), settled: [], settled_count: 0, own_mask: false },
} as unknown as TriageGroupDetail;
const FORM = { fields: [], field: null, proposal: null, sent: [], closed: null, ended: null, also: [] };

const COUNTS = { waiting: 1, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
const BATCH = { id: "b-1", state: "running", total: 1, held: 1, counts: COUNTS, leaves_in_ms: null, rows: [] };

answerRoutes(({ method, url, body }) => {
  if (url.includes("/preview")) {
    const { ids } = body as { ids: string[] };
    return { body: { as_of: "", intents: ids.length, left_out: 0, rows: ids.map((id) => ({ id, problem: null })) } };
  }
  if (url.endsWith("/fix") && method === "POST") return { body: { batch_id: "b-1", intents: 1, left_out: [] } };
  if (url.includes("/batches/")) return { body: BATCH };
  return { body: url.endsWith("/fix") ? FORM : {} };
});
afterEach(cleanup);

it("E06 · after a part was sent all that is still open can be corrected next, also what was unticked before", async () => {
  const nothing = () => undefined;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale="en"
        zone="UTC"
        now={Date.parse("2026-11-22T10:00:00Z")}
        messages={compiledMessages("en", ["triage", "actions", "deadline", "errors", "status", "common", "orders"])}
      >
        <CausePanes
          {...{ accountId: 7, me: "me", group: GROUP, rights: { move: true, send: true, mask: false } }}
          {...{ onDialog: nothing, onMove: nothing, onEvidence: nothing, onBack: nothing, onPane: nothing }}
        />
      </IntlProvider>
    </QueryClientProvider>,
  );
  for (const id of ["2", "3"]) fireEvent.click(screen.getByRole("checkbox", { name: `Include ORDER-${id}` }));
  const heading = () => screen.getByRole("region", { name: "Fix" }).querySelector("h2")?.textContent;
  await waitFor(() => expect(heading()).toBe("Fix for 1 of 3"));
  const send = await screen.findByRole("button", { name: /^Re-send 1/ }, { timeout: 10_000 });
  await waitFor(() => expect(send.getAttribute("aria-disabled")).toBeNull());
  fireEvent.click(send);
  fireEvent.click(await screen.findByRole("button", { name: "Correct the 2 still open" }, { timeout: 10_000 }));
  expect(heading()).toBe("Fix for 2 of 3");
}, 30_000);
