import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import {
  TRIAGE_FAMILIES,
  TRIAGE_TABS,
  type TriageGroup,
  type TriageGroupDetail,
  type TriageList,
} from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { causeIcon } from "./cause-words";
import { GroupList } from "./group-list";
import { GroupPane } from "./group-pane";
import { Empty } from "./inbox-frame";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const nothing = () => {};

afterEach(cleanup);

const CAUSE: TriageGroup = {
  id: "g",
  group_key: "g",
  kind: "failed",
  family: "carrier_or_tracking",
  marketplace: "cdiscount",
  marketplace_name: "Cdiscount",
  action_type: "ship",
  mask: "Commande <id> : le transporteur <value> est inconnu",
  why: null,
  sample: "Commande 25A-77 : le transporteur « COLISSIMO » est inconnu <b>ici</b>",
  count: 41,
  orders: 40,
  first_seen: "2026-11-20T08:00:00Z",
  last_seen: "2026-11-22T09:30:00Z",
  noted_at: "2026-11-22T09:31:00.000000Z",
  days: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 31],
  value_at_risk: [
    { currency: "EUR", amount: "8412.00" },
    { currency: "GBP", amount: "12.50" },
  ],
  late: 3,
  due_soon: 9,
  next_due: "2026-11-22T07:00:00Z",
  state: "assigned",
  reason: "grew",
  assignee: { id: "p", name: "Camille Laurent" },
  note: null,
  snoozed_until: null,
  snoozed_above: null,
  merged: [],
  version: 3,
};

const NOTHING_MORE: Omit<TriageGroupDetail, keyof TriageGroup> = {
  ...{ as_of: "2026-11-22T10:00:00Z", failures: [], settled: [], settled_count: 0, more: 0, judged: "carrier" },
  ...{ log: [], log_count: 0, own_mask: false, people: [] },
};

const show = (locale: Locale, part: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={NOW}
        messages={compiledMessages(locale, ["triage", "actions", "deadline", "common", "status"])}
      >
        {part}
      </IntlProvider>
    </QueryClientProvider>,
  );

const list = (...groups: TriageGroup[]) => (
  <GroupList groups={groups} current="" hrefOf={(id) => `?group=${id}`} onOpen={nothing} />
);

const pane = (change: Partial<TriageGroupDetail> = {}) => (
  <GroupPane
    {...{ accountId: 1, me: "me", chosen: new Set(), checked: new Map(), arrived: null }}
    group={{ ...CAUSE, ...NOTHING_MORE, ...change }}
    canMove
    canSend
    canMask
    onChoose={nothing}
    onEvidence={nothing}
    onDialog={nothing}
    onMove={nothing}
    onBack={nothing}
  />
);

const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ");

describe("E02 · 5.7.1 · a cause in the list", () => {
  it("tells what it is, where, of what, how many, why it is back, since when, what presses, what is at stake and who has it", () => {
    show("en", list(CAUSE));
    const entry = screen.getByRole("link");
    const said = plain(entry.textContent);
    for (const words of [
      "Carrier or tracking not accepted",
      "Cdiscount",
      "Ship",
      "41",
      "Grew",
      "20 Nov 09:00",
      "22 Nov 10:30",
      "3 late",
      "€8,412",
      "+1",
    ])
      expect(said, words).toContain(words);
    expect(said).toContain("le transporteur");
    expect(said).not.toMatch(/25A-77|COLISSIMO/);
    expect(said).toContain("Assigned: Camille Laurent");
    expect(entry.querySelector('[title="Assigned: Camille Laurent"]')).not.toBeNull();
  });

  it("draws a bar for each day of two weeks, the highest for the day on which most failed", () => {
    show("en", list(CAUSE));
    const bars = [...document.querySelectorAll("rect")].map((bar) => Number(bar.getAttribute("height")));
    expect(bars).toHaveLength(14);
    expect(bars.indexOf(Math.max(...bars))).toBe(13);
    const [most = 0, fewer = 0, none = 0] = [bars[13], bars[11], bars[0]];
    expect(fewer / most).toBeCloseTo(10 / 31, 2);
    expect(none).toBeLessThan(fewer);
  });

  it("has an icon of its own for each family", () => {
    const icons = TRIAGE_FAMILIES.map((family) => causeIcon({ kind: "failed", family }));
    expect(new Set(icons).size).toBe(TRIAGE_FAMILIES.length);
  });
});

describe("E03 · E04 · 5.7.2 · a cause that is open", () => {
  it.each(LOCALES)("says for every family what it means and what to do, in the reader's language (%s)", (locale) => {
    const told = TRIAGE_FAMILIES.map((family) => {
      show(locale, pane({ family }));
      const title = plain(screen.getByRole("heading", { level: 2 }).textContent);
      const step = document.querySelector("[data-group-pane] b");
      const meaning = plain(step?.parentElement?.firstChild?.textContent);
      cleanup();
      return [title, meaning, plain(step?.textContent)];
    });
    // Each is there and none is another's: nine titles, nine meanings, nine steps.
    expect(told.flat().every((text) => text.length > 5)).toBe(true);
    expect(new Set(told.flat()).size).toBe(3 * TRIAGE_FAMILIES.length);
    // No code of ours and nothing left in another language.
    expect(told.flat().filter((text) => /_|\{|\}/.test(text))).toEqual([]);
    if (locale === "en") return;
    show("en", pane());
    expect(told.flat()).not.toContain(plain(screen.getByRole("heading", { level: 2 }).textContent));
  });

  it("shows the marketplace's own text as a quotation, whole and inert, whatever the reader's language", () => {
    for (const locale of LOCALES) {
      show(locale, pane());
      const quote = document.querySelector("blockquote");
      expect(plain(quote?.textContent)).toContain(CAUSE.sample);
      expect(quote?.querySelector("b")).toBeNull();
      cleanup();
    }
  });

  it("5.7.7 · leads to the marketplace's own rules and to the evidence", () => {
    show("en", pane({ settled: [{ id: "lengow-1", marketplace_order_id: "25A-77" }] as never, settled_count: 1 }));
    const rules = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
    expect(rules).toContain("/accounts/1/marketplaces/cdiscount");
    expect(screen.getByRole("button", { name: "Show the evidence" })).toBeTruthy();
  });
});

describe("5.7.8 · a queue with nothing in it", () => {
  const empty = (tab: (typeof TRIAGE_TABS)[number], checked_at: string | null) => {
    show("en", <Empty tab={tab} data={{ checked_at } as TriageList} />);
    const said = plain(document.body.textContent);
    cleanup();
    return said;
  };

  it("is all clear only with the moment at which Lengow was last asked; without one that is said", () => {
    expect(empty("new", "2026-11-22T09:41:00Z")).toMatch(/^All clear.*last asked at 10:41\.$/);
    expect(empty("new", null)).toContain("Lengow has not answered yet");
  });

  it("says of each queue what is not there", () => {
    expect(new Set(TRIAGE_TABS.map((tab) => empty(tab, "2026-11-22T09:41:00Z"))).size).toBe(TRIAGE_TABS.length);
  });
});
