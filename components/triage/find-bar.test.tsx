import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageFound, TriageGroup, TriageTab } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { FindBar, FoundElsewhere, NothingFound } from "./find-bar";
import { useFind } from "./use-find";

const cause = (id: string, change: Partial<TriageGroup>): TriageGroup =>
  ({
    ...{ id, kind: "failed", family: "carrier_or_tracking", marketplace: "cdiscount", marketplace_name: "Cdiscount" },
    ...{ action_type: "ship", mask: "Unknown carrier", sample: "Unknown carrier", why: null },
    ...change,
  }) as TriageGroup;
const CAUSES = [
  cause("carriers", {}),
  cause("labels", { marketplace: "amazon_fr", marketplace_name: "Amazon FR", mask: "Étiquette refusée", sample: "É." }),
  cause("refunds", { family: "unknown", action_type: "refund", mask: "No such code", sample: "No such code" }),
];

/** What the server finds, by the text it is asked with; a text that is not here is not answered. */
let answers: Record<string, TriageFound | "fails">;
let asked: { url: string; text: string }[];
const found = (results: TriageFound["results"], fields: TriageFound["fields"] = {}): TriageFound => ({
  as_of: "",
  results,
  fields,
});
beforeEach(() => {
  [answers, asked] = [{}, []];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const { text } = JSON.parse(String(init.body));
    asked.push({ url, text });
    const answer = answers[text];
    if (answer === "fails") return new Response("{}", { status: 500 });
    return answer ? Response.json(answer) : new Promise<Response>(() => undefined);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The list of the queue "new" as the field narrows it, and what was gone to. */
function Inbox({ gone }: { gone: string[] }) {
  const [tab, setTab] = useState<TriageTab>("new");
  const find = useFind(7, tab, CAUSES);
  const first = () => gone.push(find.shown[0]?.id ?? `${find.firstElsewhere?.tabs[0]} ${find.firstElsewhere?.id}`);
  return (
    <>
      <FindBar find={find} all={CAUSES.length} onFirst={first} />
      <ul>
        {find.shown.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      {find.shown.length === 0 ? (
        <NothingFound find={find} onTab={setTab} />
      ) : (
        <FoundElsewhere find={find} onTab={setTab} />
      )}
      <output>{tab}</output>
    </>
  );
}

function open(locale: Locale = "en"): string[] {
  const gone: string[] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["triage", "actions"])}>
        <Inbox gone={gone} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return gone;
}

const field = () => screen.getByRole<HTMLInputElement>("searchbox");
const type = (text: string) => act(async () => fireEvent.change(field(), { target: { value: text } }));
const listed = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
const said = () => screen.getAllByRole("status")[0]?.textContent;

describe("the search of the inbox", () => {
  it.each([
    ["en", "carrier unknown", ["carriers"]],
    ["en", "amazon", ["labels"]],
    ["en", "ETIQUETTE", ["labels"]],
    ["en", "amazon_fr refusee", ["labels"]],
    ["fr", "transporteur", ["carriers", "labels"]],
    ["de", "erstatt", ["refunds"]],
  ] as const)("narrows the causes on screen at once by what is read of them (%s: %s)", async (locale, text, ids) => {
    open(locale);
    await type(text);
    expect(listed()).toEqual(ids);
  });

  it("finds the cause that holds an order, and says how many of how many", async () => {
    answers["402-1"] = found([{ id: "refunds", tabs: ["new"], order: "402-1" }]);
    open();
    await type("402-1");
    expect(said()).toBe("Looking through orders and messages");
    await waitFor(() => expect(listed()).toEqual(["refunds"]));
    expect(said()).toBe("1 of 3 causes, order 402-1 first");
  });

  it("knows a field by its name in the reader's language", async () => {
    answers.verfolgung = found([], { labels: ["tracking_url"] });
    open("de");
    await type("verfolgung");
    await waitFor(() => expect(listed()).toEqual(["labels"]));
  });

  it("asks with the text in a body, never in an address, and not for every letter", async () => {
    answers["Claire Brisson"] = found([]);
    open();
    await type("Claire");
    await type("Claire Brisson");
    await waitFor(() => expect(asked).toEqual([{ url: "/api/accounts/7/triage/groups", text: "Claire Brisson" }]));
    expect(location.href).not.toMatch(/Claire/);
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toMatch(/Claire/);
  });

  it("is reached by / and cleared by Escape", async () => {
    open();
    fireEvent.keyDown(document.body, { key: "/" });
    expect(document.activeElement).toBe(field());
    await type("amazon");
    await act(async () => fireEvent.keyDown(field(), { key: "Escape" }));
    expect([field().value, listed().length, document.activeElement === field()]).toEqual(["", 3, true]);
  });

  it("Enter goes to the first that is found, also when the answer was not there yet", async () => {
    answers["402-1"] = found([{ id: "refunds", tabs: ["new"], order: "402-1" }]);
    const gone = open();
    await type("402-1");
    fireEvent.submit(screen.getByRole("search"));
    await waitFor(() => expect(gone).toEqual(["refunds"]));
  });

  it("what another queue has is told with the way there, and Enter goes to it", async () => {
    answers["402-2"] = found([{ id: "old", tabs: ["resolved"], order: "402-2" }]);
    const gone = open();
    await type("402-2");
    expect((await screen.findByText(/^No cause here/)).textContent).toBe("No cause here fits “402-2”");
    fireEvent.submit(screen.getByRole("search"));
    await waitFor(() => expect(gone).toEqual(["resolved old"]));
    await act(async () => screen.getByRole("button", { name: "Resolved (1)" }).click());
    expect(screen.getByText("resolved")).toBeTruthy();
  });

  it("an empty result says so and leads back to all", async () => {
    answers.nowhere = found([]);
    open();
    await type("nowhere");
    expect(await screen.findByText("No cause here fits “nowhere”")).toBeTruthy();
    expect(said()).toBe("0 of 3 causes");
    const [, back] = screen.getAllByRole("button", { name: "Clear the search" });
    await act(async () => back?.click());
    expect(listed()).toHaveLength(3);
  });

  it("says when orders and messages could not be looked through", async () => {
    answers.amazon = "fails";
    open();
    await type("amazon");
    await waitFor(() => expect(said()).toBe("1 of 3 causes Orders and messages could not be looked through."));
  });
});
