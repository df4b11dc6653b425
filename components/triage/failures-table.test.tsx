import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageFixRow, TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { FailuresTable } from "./failures-table";

afterEach(cleanup);

const failure = (id: string) => ({
  id,
  source: "lengow",
  state: "refused",
  marketplace_order_id: `ORDER-${id}`,
  line: null,
  args: { carrier: "Colissimo" },
  error_text: "Unknown carrier",
  reason: null,
  judged: "carrier",
  made_at: "2026-11-21T09:40:00Z",
  failed_at: "2026-11-21T10:00:00Z",
  order: null,
  closed_reason: null,
  closed_at: null,
});
const checked = (id: string, problem: TriageFixRow["problem"], errors: TriageFixRow["errors"] = []) =>
  [id, { id, marketplace_order_id: `ORDER-${id}`, line: null, problem, errors, payload: null }] as const;

function draw(locale: Locale, chosen: string[], judged: string | null = "carrier"): HTMLElement[] {
  const failures = ["1", "2", "3"].map((id) => ({ ...failure(id), judged, state: id === "3" ? "ready" : "refused" }));
  const group = { failures, judged, kind: "failed", marketplace: "cdiscount", orders: 3, more: 0 };
  const { container } = render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={Date.parse("2026-11-22T10:00:00Z")}
        messages={compiledMessages(locale, ["triage", "actions", "deadline", "common"])}
      >
        <FailuresTable
          accountId={1}
          group={group as unknown as TriageGroupDetail}
          chosen={new Set(chosen)}
          checked={
            new Map([
              checked("1", null),
              checked("2", "under_way"),
              checked("3", "invalid", [{ name: "carrier", code: "not_in_list" }]),
            ])
          }
          onChoose={() => undefined}
          onEvidence={() => undefined}
          canSend
          me="me"
        />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return [...container.querySelectorAll<HTMLElement>("[data-failure]")];
}

const rows = (locale: Locale, chosen: string[]): (string | null)[] =>
  draw(locale, chosen).map((row) => row.querySelector("[data-why]")?.textContent ?? null);

it.each([
  ["en", "Left out: under way already", "Carrier: Choose a value from the list."],
  ["de", "Bleibt außen vor: schon unterwegs", "Versanddienstleister: Wählen Sie einen Wert aus der Liste."],
  ["fr", "Laissée de côté : déjà en cours", "Transporteur : Choisissez une valeur de la liste."],
] as const)("E06: each row that stays behind says why, field by field (%s)", (locale, underWay, invalid) => {
  const [first, second, third] = rows(locale, ["1", "2", "3"]);
  expect(first).toBeNull();
  expect(second).toBe(underWay);
  expect(third).toBe(invalid);
});

it("a row that somebody unticked gives no reason: it was their own", () => {
  expect(rows("en", ["1"])).toEqual([null, null, null]);
});

it("where no value is found fault with, a row says when it was sent, unless it has not left", () => {
  const cells = draw("en", [], null).map((row) => row.querySelector("[data-cell=value]")?.textContent);
  expect(cells).toEqual(["21 Nov 10:40", "21 Nov 10:40", "–"]);
});

it("when it was sent takes two lines at most: neither its day nor its clock breaks within", () => {
  const [row] = draw("de", [], null);
  const parts = [...(row?.querySelectorAll("[data-cell=value] time") ?? [])];
  expect(parts.map(({ textContent }) => textContent)).toEqual(["21. Nov.", "10:40"]);
  expect(parts.every((part) => part.classList.contains("whitespace-nowrap"))).toBe(true);
});

it("E05: what another tool sent and the marketplace refused can be corrected alone", () => {
  rows("en", ["1"]);
  expect(screen.getByRole("button", { name: "Correct this one alone: ORDER-2" })).toBeTruthy();
});

function Ticking({ n }: { n: number }) {
  const failures = Array.from({ length: n }, (_, at) => failure(String(at + 1)));
  const group = { failures, judged: "carrier", kind: "failed", marketplace: "cdiscount", orders: n, more: 0 };
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(failures.map(({ id }) => id)));
  const choose = (ids: readonly string[], isOn: boolean) =>
    setChosen((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <FailuresTable
      accountId={1}
      group={group as unknown as TriageGroupDetail}
      chosen={chosen}
      checked={new Map()}
      onChoose={choose}
      onEvidence={() => undefined}
      canSend
      me="me"
    />
  );
}

it("a press with Shift gives every row from the one ticked before the state of the box that was pressed", () => {
  const messages = compiledMessages("en", ["triage", "actions", "deadline", "common"]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
        <Ticking n={6} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  const press = (id: number, shiftKey = false): string => {
    fireEvent.click(screen.getByRole("checkbox", { name: `Include ORDER-${id}` }), { shiftKey });
    const boxes = screen.getAllByRole<HTMLInputElement>("checkbox", { name: /^Include ORDER/ });
    return boxes.map(({ checked }) => (checked ? "x" : "-")).join("");
  };
  // With nothing ticked before it is one row.
  expect(press(2, true)).toBe("x-xxxx");
  expect(press(5, true)).toBe("x----x");
  // Upwards as well, and on from the last one.
  expect(press(3, true)).toBe("x-xxxx");
  expect(press(1)).toBe("--xxxx");
  expect(press(4, true)).toBe("----xx");
});
