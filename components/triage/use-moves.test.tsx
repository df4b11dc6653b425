import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { type Held, onHeld } from "@/components/actions/held-events";
import { IntlProvider } from "@/components/shell/intl-provider";
import { ToastProvider } from "@/components/ui/toast";
import type { TriageList } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import { triageKeys, triageListQuery } from "@/lib/queries/triage";
import { answerRoutes } from "@/lib/testing/answering-routes";
import { type MoveWish, useMoves } from "./use-moves";

let posted: unknown[] = [];
/** Lets the list answer, where one is asked for. */
let answerList = () => undefined as unknown;
answerRoutes(async ({ method, url, body }) => {
  if (url.includes("/groups?")) {
    await new Promise((resolve) => {
      answerList = () => resolve(undefined);
    });
    return { body: { results: [] } };
  }
  if (method !== "POST") return { status: 204 };
  if (url.includes("/away/")) posted.push(body);
  if (url.includes("/away/")) return { body: { id: "away", version: 4 + posted.length, state: "ignored" } };
  if (url.includes("/refused/"))
    return { status: 500, body: { error: { code: "internal", message: "wrong", request_id: "r-2", sent: "no" } } };
  if (url.includes("/moved/")) return { body: { id: "moved", version: 8 } };
  const details = [{ field: "into", message: "is resolved or dismissed" }];
  const error = { code: "bad_request", message: "wrong", request_id: "r-1", sent: "no", details };
  return { status: 400, body: { error } };
});
afterEach(() => {
  cleanup();
  posted = [];
});

const cause = (id: string, version: number) => ({ id, version, kind: "failed", family: "unknown" }) as const;

function Merge() {
  const move = useMoves(1, () => undefined);
  return (
    <button type="button" onClick={() => void move(cause("a", 1), { move: "merge", into: "b" }, null)}>
      go
    </button>
  );
}

it.each([
  ["en", /Not merged: .* reopen it first/],
  ["fr", /Pas de fusion.*rouvrez-la d’abord/],
  ["de", /Nicht zusammengelegt: .* zuerst wieder/],
] as const)("E10 · says in %s why a cause was not merged into one that is not open", async (locale, words) => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider
        locale={locale}
        zone="Europe/Paris"
        now={0}
        messages={compiledMessages(locale, ["triage", "common"])}
      >
        <ToastProvider>
          <Merge />
        </ToastProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "go" }));
  expect(await screen.findByText(words)).toBeTruthy();
});

function Assign() {
  const move = useMoves(1, () => undefined);
  return (
    <button type="button" onClick={() => void move(cause("moved", 7), { move: "assign", person_id: null }, null)}>
      go
    </button>
  );
}

it("E07 · what a person does next, before the cause is read anew, is not taken for a colleague's change", async () => {
  const client = new QueryClient();
  const key = triageKeys.group(1, "moved");
  client.setQueryData(key, { id: "moved", version: 7, count: 3 });
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["triage", "common"])}>
        <ToastProvider>
          <Assign />
        </ToastProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "go" }));
  await expect.poll(() => client.getQueryData(key)).toMatchObject({ version: 8, count: 3 });
});

function Refused({ wish, onDone }: { wish: MoveWish; onDone: (outcome: string) => void }) {
  const move = useMoves(1, () => undefined);
  return (
    <button type="button" onClick={() => void move(cause("refused", 7), wish, null).then(onDone)}>
      go
    </button>
  );
}

it.each([
  ["snoozing", { move: "snooze", until_grown: true }],
  ["assigning", { move: "assign", person_id: "p" }],
  ["a note", { move: "note", note: "Called them." }],
] as const)(
  "U13 · %s that the server refuses leaves the cause as it stood, says so, and offers nothing to take back",
  async (_, wish) => {
    const client = new QueryClient();
    const key = triageKeys.group(1, "refused");
    const before = { id: "refused", version: 7, count: 3, state: "new", assignee: null, note: null };
    client.setQueryData(key, before);
    const offered: Held[] = [];
    const outcomes: string[] = [];
    const stop = onHeld((held) => offered.push(held));
    render(
      <QueryClientProvider client={client}>
        <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["triage", "common"])}>
          <ToastProvider>
            <Refused wish={wish} onDone={(outcome) => outcomes.push(outcome)} />
          </ToastProvider>
        </IntlProvider>
      </QueryClientProvider>,
    );
    fireEvent.click(screen.getByRole("button", { name: "go" }));
    // Not even while it is under way is it shown as done.
    expect(client.getQueryData(key)).toEqual(before);
    expect(await screen.findByText("That did not work. Nothing was changed.")).toBeTruthy();
    stop();
    expect(client.getQueryData(key)).toEqual(before);
    expect([outcomes, offered]).toEqual([["failed"], []]);
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  },
);

function Dismiss({ onBack }: { onBack: (id: string) => void }) {
  const move = useMoves(1, onBack);
  return (
    <button type="button" onClick={() => void move(cause("away", 4), { move: "dismiss", reason: "known" }, null)}>
      go
    </button>
  );
}

it.each([
  ["en", "Dismissed: Unclear answer", "can be undone for 9 more seconds"],
  ["fr", "Écartée : Réponse peu claire", "annulable pendant encore 9 secondes"],
  ["de", "Verworfen: Unklare Antwort", "noch 9 Sekunden rückgängig zu machen"],
] as const)(
  "E07 · a cause that was put away can be taken back for a while, as it was left by that move (%s)",
  async (locale, title, detail) => {
    const offered: Held[] = [];
    const back: string[] = [];
    const stop = onHeld((held) => offered.push(held));
    render(
      <QueryClientProvider client={new QueryClient()}>
        <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["triage", "common"])}>
          <ToastProvider>
            <Dismiss onBack={(id) => back.push(id)} />
          </ToastProvider>
        </IntlProvider>
      </QueryClientProvider>,
    );
    fireEvent.click(screen.getByRole("button", { name: "go" }));
    await expect.poll(() => offered.length).toBe(1);
    stop();
    const [held] = offered;
    expect([held?.title.replaceAll(/\s/g, " "), held?.detail(9), held?.holdMs]).toEqual([title, detail, 10_000]);
    await held?.takeBack?.();
    expect(posted).toEqual([
      { move: "dismiss", reason: "known", version: 4, seen: null },
      { move: "take_back", version: 5 },
    ]);
    expect(back).toEqual(["away"]);
  },
);

function Leaving({ onDone }: { onDone: () => void }) {
  useQuery({
    ...triageListQuery(1, "tab=new"),
    initialData: { results: [] } as unknown as TriageList,
    staleTime: 60_000,
  });
  const move = useMoves(1, () => undefined);
  return (
    <button type="button" onClick={() => void move(cause("away", 4), { move: "resolve" }, null).then(onDone)}>
      go
    </button>
  );
}

it("is done as soon as the move is, and does not wait for the list: nobody is brought back from where they have gone", async () => {
  let done = 0;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" zone="UTC" now={0} messages={compiledMessages("en", ["triage", "common"])}>
        <ToastProvider>
          <Leaving
            onDone={() => {
              done += 1;
            }}
          />
        </ToastProvider>
      </IntlProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "go" }));
  await expect.poll(() => done).toBe(1);
  answerList();
});
