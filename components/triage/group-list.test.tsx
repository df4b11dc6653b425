import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroup } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { GroupList } from "./group-list";
import { GroupPane } from "./group-pane";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR_MS).toISOString();

afterEach(cleanup);

const cause = (id: string, change: Partial<TriageGroup>): TriageGroup => ({
  ...{ id, group_key: id, kind: "failed", family: "carrier_or_tracking", marketplace: "cdiscount" },
  ...{
    marketplace_name: "Cdiscount",
    action_type: "ship",
    mask: "Unknown carrier",
    sample: "Unknown carrier",
    why: null,
    count: 1,
  },
  ...{ orders: 1, first_seen: at(-9), last_seen: at(-1), noted_at: at(-1), days: [0, 1], value_at_risk: [] },
  ...{ late: 0, due_soon: 0, next_due: null, state: "new", reason: null, assignee: null, note: null },
  ...{ snoozed_until: null, snoozed_above: null, merged: [], version: 1 },
  ...change,
});

const CAUSES = [
  cause("a", { late: 1, next_due: at(-3) }),
  cause("b", { late: 4, due_soon: 9, next_due: at(-50) }),
  cause("c", { due_soon: 200, next_due: at(3) }),
  cause("d", { due_soon: 1, next_due: at(3) }),
  cause("e", { next_due: at(72) }),
  cause("f", {}),
];

it.each([
  [
    "en",
    [
      "1 order: late 3 h",
      "4 late, first: late 2 d",
      "200 due in 24 h, first: 3 h left",
      "1 order: 3 h left",
      "first due in 3 d",
      "no deadline",
    ],
  ],
  [
    "fr",
    [
      "1 commande : ",
      "4 en retard, 1re : ",
      "200 sous 24 h, 1re : ",
      "1 commande : ",
      "première échéance : ",
      "sans échéance",
    ],
  ],
  [
    "de",
    [
      "1 Bestellung: ",
      "4 überfällig, erste: ",
      "200 in 24 Std., erste: ",
      "1 Bestellung: ",
      "erste Frist: ",
      "ohne Frist",
    ],
  ],
] as const)("each cause says in %s by when the first of its orders presses, and how many do", (locale, words) => {
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={NOW}
      messages={compiledMessages(locale, ["triage", "actions", "deadline", "common"])}
    >
      <GroupList groups={CAUSES} current="" hrefOf={(id) => `?group=${id}`} onOpen={() => undefined} />
    </IntlProvider>,
  );
  const rows = screen.getAllByRole("link").map((link) => (link.textContent ?? "").replace(/\s/g, " "));
  expect(rows.map((text, row) => text.includes(words[row] ?? "?"))).toEqual(CAUSES.map(() => true));
});

it.each([
  ["en", "Nothing came back that could be quoted"],
  ["fr", "Aucun texte reçu à citer"],
  ["de", "Es kam kein Text zurück"],
] as const)("a cause without a marketplace's words says so in %s, and shows no code of ours", (locale, words) => {
  const silent = cause("s", { kind: "stuck", family: "unknown", mask: "stuck no answer yet", sample: "" });
  render(
    <IntlProvider
      locale={locale}
      zone="Europe/Paris"
      now={NOW}
      messages={compiledMessages(locale, ["triage", "actions", "deadline", "common"])}
    >
      <GroupList groups={[silent]} current="" hrefOf={(id) => `?group=${id}`} onOpen={() => undefined} />
    </IntlProvider>,
  );
  const text = screen.getByRole("link").textContent ?? "";
  expect(text).toContain(words);
  expect(text).not.toContain("no answer yet");
});

it.each([
  ["en", "No answer came from Lengow."],
  ["fr", "Aucune réponse n’est venue de Lengow."],
  ["de", "Von Lengow kam keine Antwort."],
] as const)(
  "a cause of which only we can tell why says it in words of %s, in its line and when it is open",
  (locale, words) => {
    const why = { state: "unconfirmed", reason: "no_answer" } as const;
    const silent = cause("s", {
      kind: "unconfirmed",
      family: "unknown",
      mask: "unconfirmed no answer",
      sample: "",
      why,
    });
    const detail = {
      ...silent,
      failures: [],
      settled: [],
      settled_count: 0,
      more: 0,
      judged: null,
      log: [],
      log_count: 0,
    };
    const nothing = () => undefined;
    render(
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={NOW}
        messages={compiledMessages(locale, ["triage", "actions", "deadline", "common", "status"])}
      >
        <GroupList groups={[silent]} current="" hrefOf={(id) => `?group=${id}`} onOpen={nothing} />
        <QueryClientProvider client={new QueryClient()}>
          <GroupPane
            accountId={1}
            me="me"
            group={{ ...detail, as_of: at(0), own_mask: false, people: [] }}
            chosen={new Set()}
            checked={new Map()}
            arrived={null}
            canMove={false}
            canSend={false}
            canMask={false}
            onChoose={nothing}
            onEvidence={nothing}
            onDialog={nothing}
            onMove={nothing}
            onBack={nothing}
          />
        </QueryClientProvider>
      </IntlProvider>,
    );
    expect(screen.getAllByText(words)).toHaveLength(2);
    expect(document.querySelector("blockquote")).toBeNull();
  },
);
