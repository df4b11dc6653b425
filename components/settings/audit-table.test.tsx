import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { AuditLine } from "@/lib/contract/audit";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { AuditTable } from "./audit-table";

const INTENT = "intent:01a203ba-295a-71eb-aa93-e3f366572629";
const ORDER = { order: "94-50667/26087", marketplace: "ebay_uk" };

const line = (more: Partial<AuditLine>): AuditLine => ({
  id: more.verb ?? "1",
  at: "2026-11-22T10:00:00Z",
  by: { id: "2", name: "Camille Verdier" },
  verb: "action.moved",
  subject: INTENT,
  about: null,
  details: {},
  request_id: null,
  ...more,
});

function show(lines: AuditLine[], locale: Locale = "en") {
  const messages = compiledMessages(locale, ["settings", "actions", "status", "shell", "deadline", "common"]);
  render(
    <IntlProvider locale={locale} zone="UTC" now={0} messages={messages}>
      <AuditTable accountId={1} lines={lines} stale={false} />
    </IntlProvider>,
  );
  return screen.getAllByRole("row").slice(1);
}

const cells = (row: HTMLElement | undefined) =>
  row ? [...row.querySelectorAll("td")].slice(1, 4).map((cell) => cell.textContent) : [];

const moved = line({
  details: { ...ORDER, type: "ship", from: "sending", to: "unconfirmed", reason: "no_answer", fence: 1, attempt: 1 },
});

afterEach(cleanup);

describe("M09 · a line of the audit log", () => {
  it("says what became of which action, why, and leads to its order", () => {
    const [row] = show([moved]);
    expect(cells(row)).toEqual(["Ship: Unconfirmed", "94-50667/26087", "No answer came from Lengow."]);
    expect(row && within(row).getByRole("link").getAttribute("href")).toBe(
      "/accounts/1/orders/ebay_uk/94-50667%2F26087",
    );
  });

  it.each([
    ["fr", ["Expédier : Non confirmée", "94-50667/26087"]],
    ["de", ["Versenden: Unbestätigt", "94-50667/26087"]],
  ] as const)("is in the reader's language: %s", (locale, wanted) => {
    const [row] = show([moved], locale);
    expect(
      cells(row)
        .slice(0, 2)
        .map((text) => text?.replaceAll("\u00a0", " ")),
    ).toEqual(wanted);
    expect(row?.textContent).not.toMatch(/no_answer|fence|intent|answer/);
  });

  it("names the values that were chosen, and people by their names", () => {
    const rows = show([
      line({
        verb: "orders.exported",
        subject: "export:1",
        details: { expected: 1200, columns: ["a", "b"], personal: true, lengow_status: ["shipped"], separator: "tab" },
      }),
      line({ verb: "orders.export_ended", subject: "export:1", details: { rows: 21, ending: "incomplete" } }),
      line({
        verb: "grant.given",
        subject: "person:7",
        about: "Jonas Weber",
        details: { account_id: 1, role: "viewer" },
      }),
      line({
        verb: "setting.changed",
        subject: "setting:holds",
        details: { usual_s: 10, cancel_s: 45, refund_s: 240 },
      }),
      line({ verb: "triage.assign", subject: "triage_group:9", about: "Inès Moreau", details: { person_id: "7" } }),
    ]);
    expect(rows.map(cells)).toEqual([
      ["began an export of orders", "", "1,200 orders · Shipped · 2 columns · with personal data"],
      ["export of orders ended", "", "21 orders · may lack orders"],
      ["gave a role", "Jonas Weber", "Viewer"],
      ["changed a setting", "Time to take back", "usual 10 s, cancel 45 s, refund 240 s"],
      ["gave a cause to somebody", "Cause", "Inès Moreau"],
    ]);
  });

  it("shows what was written down, word for word, when it is asked for", () => {
    show([moved]);
    expect(screen.queryByText(INTENT)).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "As it was written down" }));
    const written = screen.getByRole("region", { name: "As it was written down" });
    expect(written.textContent).toContain(INTENT);
    expect(written.textContent).toContain("fence1");
    expect(written.textContent).toContain("action.moved");
  });

  it("of another version of Orderdeck is shown by its own names", () => {
    const [row] = show([line({ verb: "rocket.launched", subject: "rocket:1" })]);
    expect(cells(row)).toEqual(["rocket.launched", "", ""]);
  });
});
