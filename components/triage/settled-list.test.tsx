import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { GroupLog, SettledList } from "./settled-list";

const ALL = 200;
const settled = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    id: `lengow-${at}`,
    marketplace_order_id: `ORDER-${at}`,
    closed_reason: "sent_again",
    closed_at: "2026-11-22T09:00:00Z",
  }));
const entries = Array.from({ length: 30 }, (_, at) => ({
  at: new Date(Date.UTC(2026, 10, 22, 9, 30 - at)).toISOString(),
  what: "note",
  by: null,
  detail: {},
}));
const GROUP = {
  id: "g",
  marketplace: "cdiscount",
  settled: settled(50),
  settled_count: ALL,
  log: entries,
  log_count: 30,
};

let asked: string[] = [];
answerRoutes(({ url }) => {
  asked.push(url);
  return { body: { ...GROUP, settled: settled(ALL) } };
});
afterEach(() => {
  cleanup();
  asked = [];
});

function pane(part: React.ReactNode, locale: Locale = "en") {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="UTC"
        now={Date.parse("2026-11-22T10:00:00Z")}
        messages={compiledMessages(locale, ["triage", "deadline", "common"])}
      >
        {part}
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const group = GROUP as unknown as TriageGroupDetail;
const region = (name: string) => within(screen.getByRole("region", { name }));

it("of 200 that are not open any more the list says that it shows ten, and shows all of them when asked", async () => {
  pane(<SettledList accountId={7} group={group} />);
  const list = region("No longer open");
  expect(list.getAllByRole("listitem")).toHaveLength(10);
  expect(list.getByText("10 of 200 shown")).toBeTruthy();
  expect(asked).toEqual([]);
  fireEvent.click(list.getByRole("button", { name: "Show all" }));
  expect(await list.findByText("ORDER-199")).toBeTruthy();
  expect(list.getAllByRole("listitem")).toHaveLength(ALL);
  expect(list.queryByText(/shown/)).toBeNull();
  expect(asked).toEqual(["/api/accounts/7/triage/groups/g?settled=all"]);
});

it("a story longer than what is on screen says so and is shown whole when asked", () => {
  pane(<GroupLog group={group} />);
  const story = region("What happened");
  expect(story.getByText("12 of 30 shown")).toBeTruthy();
  fireEvent.click(story.getByRole("button", { name: "Show all" }));
  expect(story.getAllByRole("listitem")).toHaveLength(30);
  expect(story.queryByText(/shown/)).toBeNull();
});

it.each([
  ["en", "12 of 240 shown", "Show the newest 30", "The newest 30 of 240; older ones are not shown."],
  [
    "fr",
    "12 sur 240 affichées",
    "Afficher les 30 plus récents",
    "Les 30 plus récents sur 240\u00a0; les plus anciens ne sont pas affichés.",
  ],
  ["de", "12 von 240 zu sehen", "Die neuesten 30 zeigen", "Die neuesten 30 von 240; ältere stehen hier nicht."],
] as const)("a story that is longer than what is sent says that it is cut (%s)", (locale, shown, button, cut) => {
  pane(<GroupLog group={{ ...group, log_count: 240 }} />, locale);
  expect(screen.getByText(shown)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: button }));
  expect(screen.getAllByRole("listitem")).toHaveLength(30);
  expect(screen.getByText((_, node) => node?.tagName === "P" && node.textContent === cut)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
