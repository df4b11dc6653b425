import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ActionView } from "@/lib/contract/actions";
import type { ActionState } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import { ActivityTable } from "./activity-table";

const NOW = "2026-11-21T10:42:00.000Z";
afterEach(cleanup);

function show(state: ActionState): HTMLElement {
  const row: ActionView = {
    id: "a",
    state,
    source: "orderdeck",
    type: "ship",
    marketplace: "ebay_fr",
    marketplace_order_id: "1",
    line: null,
    args: { carrier: "DHL" },
    upstream_id: 1,
    error_text: "Unknown carrier",
    reason: null,
    created_at: NOW,
    updated_at: NOW,
    by: null,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
  const messages = compiledMessages("en", ["actions", "status", "deadline", "errors", "common"]);
  const clock = { asOf: Date.parse(NOW), heardAt: 0 };
  const undo = { undo: async () => {}, busy: new Set<string>(), said: "" };
  render(
    <IntlProvider locale="en" zone="UTC" now={Date.parse(NOW)} messages={messages}>
      <ActivityTable
        accountId={1}
        accountName="Shop"
        rows={[row]}
        clock={clock}
        stale={false}
        canSend
        personId="p"
        marketplaceOf={(code) => code}
        undo={undo}
      />
    </IntlProvider>,
  );
  return screen.getByRole("table");
}

it("says of words beside an action under way that they belong to an earlier try", () => {
  expect(show("accepted").textContent).toContain("Earlier try: Unknown carrier");
});

it("leaves the words of an action that ended as its own", () => {
  const { textContent } = show("refused");
  expect(textContent).toContain("Unknown carrier");
  expect(textContent).not.toContain("Earlier try");
});
