import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import { PROBLEM_CODES } from "@/lib/bulk/verdict";
import type { BatchDetail, BatchRowView } from "@/lib/contract/batches";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { BatchRows } from "./batch-rows";

const row: BatchRowView = {
  number: 1,
  marketplace: "amazon_fr",
  marketplace_order_id: "404-1",
  type: "ship",
  lines: null,
  args: {
    shipping_date: "2026-11-22T07:30:00Z",
    note: "by hand",
    carrier: "Colissimo",
    tracking_number: "6A12345678901",
  },
  outcome: "not_recorded",
  code: "bad_request",
  message: "The request was not understood.",
  details: [],
  actions: [],
  file_row: 1,
};
const NO_COUNTS = { waiting: 0, moving: 0, done: 0, warning: 0, failed: 0, person: 0, left_out: 0 };

afterEach(cleanup);

function draw(rows: BatchRowView[], locale: Locale = "en"): void {
  const batch: BatchDetail = {
    id: "b",
    kind: "csv",
    title: "Batch",
    about: null,
    state: "finished",
    total: rows.length,
    counts: { ...NO_COUNTS, not_recorded: rows.length },
    created_at: "2026-11-22T07:31:00Z",
    by: null,
    held: 0,
    leaves_in_ms: null,
    sent_by: null,
    sent_in_ms: null,
    waiting_for: null,
    file_id: null,
    file_left: null,
    page: 1,
    page_size: 50,
    count: rows.length,
    rows,
  };
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={Date.parse("2026-11-22T08:00:00Z")}
      messages={compiledMessages(locale, ["bulk", "actions", "status", "common"])}
    >
      <BatchRows accountId={1} batch={batch} stale={false} />
    </IntlProvider>,
  );
}

it("U18 · a row of a batch begins with its order, then its number and carrier, and its moment last as people read it", () => {
  draw([row]);
  expect(screen.getByRole("rowheader").textContent).toContain("404-1");
  const [, action] = screen.getAllByRole("cell");
  expect(action?.textContent).toBe("Ship6A12345678901 · Colissimo · by hand · 22 Nov 2026, 08:30");
});

it.each(["fr", "de"] as const)(
  "why a row was not recorded is said in %s, whatever field and whatever is wrong",
  (locale) => {
    const codes = [...PROBLEM_CODES, "refund_exceeds"];
    const fields = ["args.carrier", "type", "lines.0"];
    draw(
      codes.map((code, at) => ({
        ...row,
        number: at + 1,
        marketplace_order_id: `404-${at}`,
        details: [{ field: fields[at % 3] ?? "", message: "is something in English", code }],
      })),
      locale,
    );
    expect(document.body.textContent).not.toMatch(/something in English|bulk\.|args\.|lines\.0/);
  },
);
