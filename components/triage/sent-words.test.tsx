import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { BatchView } from "@/lib/contract/batches";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { sentState } from "./sent-state";
import { AfterSent, LeavesIn, SentCount, SentIcon } from "./sent-words";
import { useLeaving } from "./use-leaving";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const batch = (ms: number | null, id = "b-1") => ({ id, leaves_in_ms: ms }) as BatchView;

function Countdown({ known, heardAt }: { known: BatchView | undefined; heardAt: number }) {
  return <LeavesIn undo={{ leavesIn: useLeaving(known, heardAt) }} />;
}

const inLocale = (locale: Locale, part: React.ReactNode) => (
  <IntlProvider locale={locale} zone="UTC" now={0} messages={compiledMessages(locale, ["triage"])}>
    {part}
  </IntlProvider>
);
const seen = () => document.querySelector("[data-leaves-in]")?.textContent ?? "";
const heard = () => document.querySelector("[role=status]")?.textContent ?? "";

it.each([
  ["en", "The first leaves in 7 seconds.", "The first leaves in 2 seconds."],
  ["fr", "La première part dans 7 secondes.", "La première part dans 2 secondes."],
  ["de", "Die erste wird in 7 Sekunden gesendet.", "Die erste wird in 2 Sekunden gesendet."],
] as const)(
  "U14 · how long all of a correction can be taken back is seen second by second and heard once (%s)",
  (locale, first, later) => {
    const show = (ms: number | null) => inLocale(locale, <Countdown known={batch(ms)} heardAt={Date.now()} />);
    const { rerender } = render(show(null));
    expect([seen(), heard()]).toEqual(["", ""]);
    rerender(show(7_000));
    expect([seen(), heard()]).toEqual([first, first]);
    act(() => vi.advanceTimersByTime(5_100));
    expect([seen(), heard()]).toEqual([later, first]);
    // What is recorded after the first one does not give it more time.
    rerender(show(6_000));
    expect([seen(), heard()]).toEqual([later, first]);
    act(() => vi.advanceTimersByTime(2_000));
    expect([seen(), heard()]).toEqual(["", ""]);
  },
);

it("counts nothing while nothing leaves, and each correction by itself", () => {
  const show = (known: BatchView | undefined) => inLocale("en", <Countdown known={known} heardAt={Date.now()} />);
  const { rerender } = render(show(batch(3_000)));
  rerender(show(batch(null)));
  expect(seen()).toBe("");
  rerender(show(batch(9_000, "b-2")));
  expect(seen()).toBe("The first leaves in 9 seconds.");
});

const NO_COUNTS = { waiting: 0, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
const HELD = { isHeld: true, leavesIn: 7 };
const GONE = { isHeld: false, leavesIn: null };

it.each([
  ["held", HELD, {}, "200 actions are recorded and held."],
  ["leaving", { ...HELD, leavesIn: 0 }, { moving: 200 }, "200 actions are on the way."],
  // Some were taken back on their own page.
  ["left", GONE, { moving: 197, left_out: 3 }, "197 actions are on the way."],
  ["left", GONE, { moving: 90, done: 100, failed: 10 }, "90 actions are on the way. 100 are done. 10 failed."],
  ["ended", GONE, { done: 190, warning: 1, failed: 8, person: 1 }, "191 are done. 8 failed. 1 needs a person."],
  ["none", GONE, { left_out: 199, not_recorded: 1 }, "Nothing was sent."],
] as const)("a correction that is %s is never told as further than it is", (stands, about, counts, words) => {
  const now = sentState({ total: 200, counts: { ...NO_COUNTS, ...counts } }, { ...about, sent: 200 });
  expect(now.stands).toBe(stands);
  const { container } = render(
    inLocale(
      "en",
      <>
        <SentCount now={now} />
        <AfterSent now={now} />
        <SentIcon now={now} />
      </>,
    ),
  );
  expect(container.textContent).toContain(words);
  expect(container.textContent?.includes("They have left")).toBe(stands === "left");
  expect(container.querySelector(".text-done")).toBeNull();
});
