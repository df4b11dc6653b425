import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { TriageFixRow, TriageGroupDetail } from "@/lib/contract/triage";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { ApiError } from "@/lib/queries/api-fetch";
import { FixPanel } from "./fix-panel";
import type { Fix } from "./use-fix";
import type { FixUndo } from "./use-fix-undo";

afterEach(cleanup);

const undo = (change: Partial<FixUndo> = {}): FixUndo => ({
  ...{ canUndo: false, leavesIn: null, rest: null },
  now: { stands: "left", going: 1, moving: 1, done: 0, failed: 0, person: 0 },
  ...{ isBusy: false, failed: false, undo: () => undefined },
  ...change,
});

/** What is said where the form of a correction could not be had. */
function told(code: ApiError["code"]): string {
  const error = new ApiError(code, "…", 500, "r-1", "no");
  // The panel without a form reads nothing else of either.
  const fix = {
    form: undefined,
    fields: [],
    proposed: [],
    unfilled: [],
    error,
    isPending: false,
    ids: [],
    state: { is: "idle" },
  } as unknown as Fix;
  const group = { failures: [], marketplace: "ebay_fr" } as unknown as TriageGroupDetail;
  render(
    <IntlProvider
      locale="en"
      zone="Europe/Paris"
      now={0}
      messages={compiledMessages("en", ["triage", "actions", "errors"])}
    >
      <FixPanel accountId={7} group={group} fix={fix} undo={undo()} />
    </IntlProvider>,
  );
  return screen.getByRole("alert").textContent ?? "";
}

describe("a correction whose form could not be had", () => {
  it.each([
    ["offline", "Orderdeck does not answer."],
    ["internal", "Orderdeck made a mistake."],
    ["not_allowed", "You may not do this here."],
    ["lengow_rate_limited", "Lengow’s call limit is reached."],
    ["lengow_unavailable", "Lengow does not answer, so the form cannot be shown."],
  ] as const)("says what failed, and that nothing was sent: %s", (code, words) => {
    expect(told(code)).toContain(`${words} Nothing was sent. `);
  });
});

it("a correction that was sent is no longer judged: its rows do not pass because they are under way", () => {
  const fix = {
    form: { closed: null, fields: [], sent: [], field: null, proposal: null, also: [] },
    fields: [],
    proposed: [],
    unfilled: [],
    preview: { intents: 0, rows: [{ problem: "under_way" }] },
    ids: [],
    isPending: false,
    state: { is: "sent", sent: { intents: 1, batch_id: "b-1", left_out: [] }, ids: [] },
  } as unknown as Fix;
  const group = { failures: [], marketplace: "ebay_fr" } as unknown as TriageGroupDetail;
  const messages = compiledMessages("en", ["triage", "actions", "errors"]);
  render(
    <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
      <FixPanel accountId={7} group={group} fix={fix} undo={undo()} />
    </IntlProvider>,
  );
  const said = screen.getByRole("region", { name: "Fix" }).textContent;
  expect(said).toContain("1 action is on the way.");
  expect(said).toContain("They have left.");
  expect(said).not.toMatch(/passes|pass |Fix for all/);
});

describe("what the rows would come to", () => {
  const checks = (problems: (TriageFixRow["problem"] | null)[], locale: Locale = "en"): string[] => {
    const preview = {
      intents: problems.filter((problem) => problem === null).length,
      rows: problems.map((problem) => ({ problem })),
    };
    const form = { closed: null, fields: [], sent: [], field: null, proposal: null, also: [] };
    const fix = { form, fields: [], proposed: [], unfilled: [], preview, ids: ["1"], state: { is: "idle" } };
    const group = { failures: [{ id: "1" }], marketplace: "ebay_fr", marketplace_name: "eBay FR" };
    const messages = compiledMessages(locale, ["triage", "actions", "errors"]);
    const { container } = render(
      <IntlProvider locale={locale} zone="Europe/Paris" now={0} messages={messages}>
        <FixPanel
          accountId={7}
          group={group as unknown as TriageGroupDetail}
          fix={fix as unknown as Fix}
          undo={undo()}
        />
      </IntlProvider>,
    );
    return [...container.querySelectorAll("[data-checks] li")].map((line) => line.textContent ?? "");
  };

  it.each([
    ["en", ["Does not pass eBay FR’s form"], ["None of the 2 passes eBay FR’s form"]],
    ["fr", ["Ne passe pas le formulaire eBay FR"], ["Aucune des 2 ne passe le formulaire eBay FR"]],
    ["de", ["Besteht das Formular von eBay FR nicht"], ["Keine der 2 besteht das Formular von eBay FR"]],
  ] as const)("that none passes is said once (%s)", (locale, one, two) => {
    expect(checks(["invalid"], locale)).toEqual(one);
    cleanup();
    expect(checks(["invalid", "invalid"], locale)).toEqual(two);
  });

  it.each([
    ["en", /^Passes eBay FR’s form and is not under way/, /^All 2 pass eBay FR’s form, and none is under way/],
    ["fr", /^Passe le formulaire eBay FR et n’est pas/, /^Les 2 passent le formulaire eBay FR, et aucune/],
    ["de", /^Besteht das Formular von eBay FR und ist nicht/, /^Alle 2 bestehen das Formular von eBay FR, und keine/],
  ] as const)("that all pass is said once (%s)", (locale, one, two) => {
    expect(checks([null], locale)).toEqual([expect.stringMatching(one)]);
    cleanup();
    expect(checks([null, null], locale)).toEqual([expect.stringMatching(two)]);
  });

  it("where some pass, how many do and why the others are left out", () => {
    expect(checks([null, "invalid", "moved_on"])).toEqual([
      "1 of 3 passes eBay FR’s form",
      "None of them is under way already",
      "1 order has moved on",
      "1 does not pass the form",
    ]);
  });

  it("where none passes for more than one reason, each reason with its number", () => {
    expect(checks(["invalid", "under_way"])).toEqual(["1 is under way already", "1 does not pass the form"]);
  });
});

describe("where nothing is left to send", () => {
  const panel = (fix: unknown, moves?: { resolve: () => void; dismiss: () => void }) => {
    const messages = compiledMessages("en", ["triage", "actions", "errors"]);
    const group = { failures: [{ id: "1" }], marketplace: "ebay_fr" } as unknown as TriageGroupDetail;
    render(
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
        <FixPanel accountId={7} group={group} fix={fix as Fix} undo={undo()} moves={moves} />
      </IntlProvider>,
    );
    return screen.getByRole("region", { name: /^Fix/ });
  };
  const nothing = { fields: [], proposed: [], unfilled: [] };
  const ended = { ...nothing, form: { closed: "ended_there", ended: "canceled" }, ids: ["1"], state: { is: "idle" } };

  it("says why in the marketplace's sense and offers to resolve or dismiss, and nothing to send", () => {
    const done: string[] = [];
    const region = panel(ended, { resolve: () => done.push("resolve"), dismiss: () => done.push("dismiss") });
    expect(region.textContent).toContain(
      "Nothing is left to send: by the marketplace’s words the order was cancelled.",
    );
    for (const name of ["Resolve", "Dismiss"]) screen.getByRole("button", { name }).click();
    expect(done).toEqual(["resolve", "dismiss"]);
    expect(screen.queryByRole("button", { name: /Re-send/ })).toBeNull();
  });

  it("offers no move to who may make none", () => {
    panel(ended);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("shows no green tick when every order moved on", () => {
    const fix = {
      form: { closed: null, fields: [], sent: [], field: null, proposal: null, also: [] },
      fields: [],
      proposed: [],
      unfilled: [],
      preview: { intents: 0, rows: [{ problem: "moved_on" }] },
      ids: ["1"],
      scope: "one",
      state: { is: "idle" },
    };
    const region = panel(fix, { resolve: () => undefined, dismiss: () => undefined });
    expect(region.querySelector(".text-done")).toBeNull();
    expect(region.textContent).toContain("1 order has moved on");
    expect(screen.getByRole("button", { name: "Dismiss" })).toBeTruthy();
  });
});

describe("after sending", () => {
  const panel = (left: TriageFixRow[], n: number, correct: () => void = () => undefined, back = undo()) => {
    const fix = {
      form: { closed: null, fields: [], sent: [], field: null, proposal: null, also: [] },
      fields: [],
      proposed: [],
      unfilled: [],
      ids: [],
      isPending: false,
      state: { is: "sent", sent: { intents: 2, batch_id: "b-1", left_out: left }, ids: ["1", "2"] },
    } as unknown as Fix;
    const group = { failures: [], marketplace: "ebay_fr" } as unknown as TriageGroupDetail;
    const messages = compiledMessages("en", ["triage", "actions", "errors"]);
    render(
      <IntlProvider locale="en" zone="Europe/Paris" now={0} messages={messages}>
        <FixPanel accountId={7} group={group} fix={fix} undo={back} rest={{ n, correct }} />
      </IntlProvider>,
    );
    return screen.getByRole("region", { name: "Fix" });
  };

  it("the orders left out at the last moment are named with their reason", () => {
    const row = { id: "3", marketplace_order_id: "ORDER-3", line: null, errors: [], payload: null };
    const said = panel([{ ...row, problem: "moved_on" }], 0).textContent;
    expect(document.activeElement?.textContent).toBe("Follow them");
    expect(said).toContain("1 row is left out");
    expect(said).toContain("ORDER-3 · Left out: the order has moved on");
  });

  it("the rows that were not sent can be corrected next, without leaving the cause", () => {
    let asked = 0;
    panel([], 3, () => {
      asked += 1;
    });
    screen.getByRole("button", { name: "Correct the 3 still open" }).click();
    expect(asked).toBe(1);
  });

  it("all of it can be taken back at once while it is held, and the panel says until when", () => {
    let taken = 0;
    const press = (): undefined => {
      taken += 1;
    };
    const said = panel(
      [],
      0,
      undefined,
      undo({ canUndo: true, now: { stands: "held", going: 2, moving: 2, done: 0, failed: 0, person: 0 }, undo: press }),
    ).textContent;
    expect(said).toContain("Until then all of them can be taken back here");
    screen.getByRole("button", { name: /^Undo/ }).click();
    expect(taken).toBe(1);
  });

  it("with nothing left over no way back is offered", () => {
    panel([], 0);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
