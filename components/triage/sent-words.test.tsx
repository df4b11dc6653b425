import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { BatchView } from "@/lib/contract/batches";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Locale } from "@/lib/messages/locales";
import { goingOf, sentState } from "./sent-state";
import { AfterSent, LeavesIn, SentCount, SentIcon } from "./sent-words";
import { useLeaving, useRest } from "./use-leaving";

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

function RestCountdown({ known, heardAt }: { known: BatchView; heardAt: number }) {
  const leavesIn = useLeaving(known, heardAt);
  return <LeavesIn undo={{ leavesIn, rest: useRest(known, goingOf(known), heardAt) }} />;
}

it.each([
  [
    "en",
    "120 of 200 can still be taken back. The last leaves in about 9 seconds.",
    "40 of 200 can still be taken back. The last leaves in about 1 second.",
    "40 of 200 can still be taken back.",
  ],
  [
    "fr",
    "L’envoi de 120 sur 200 peut encore être annulé. La dernière part dans 9 secondes environ.",
    "L’envoi de 40 sur 200 peut encore être annulé. La dernière part dans 1 seconde environ.",
    "L’envoi de 40 sur 200 peut encore être annulé.",
  ],
  [
    "de",
    "Noch zurückzunehmen: 120 von 200. Die letzte wird in etwa 9 Sekunden gesendet.",
    "Noch zurückzunehmen: 40 von 200. Die letzte wird in etwa 1 Sekunde gesendet.",
    "Noch zurückzunehmen: 40 von 200.",
  ],
] as const)(
  "U14 · once the first of a large correction has left it says how many can still be taken back, and about how long (%s)",
  (locale, first, later, last) => {
    const going = (held: number, ms: number | null, leaves: number | null = 0) => {
      const known = { ...batch(leaves), total: 200, held, sent_in_ms: ms, counts: NO_COUNTS } as BatchView;
      return inLocale(locale, <RestCountdown known={known} heardAt={Date.now()} />);
    };
    const { rerender } = render(going(200, 30_000, 7_000));
    expect(seen()).not.toContain("200");
    rerender(going(120, 9_000));
    expect([seen(), heard()]).toEqual([first, first]);
    rerender(going(40, 2_000));
    act(() => vi.advanceTimersByTime(1_100));
    expect([seen(), heard()]).toEqual([later, first]);
    // Later than reckoned it is no longer said how long, only how many; paused, it is not known.
    act(() => vi.advanceTimersByTime(3_000));
    expect(seen()).toBe(last);
    rerender(going(40, null, null));
    expect(seen()).toBe(last);
    rerender(going(0, null, null));
    expect([seen(), heard()]).toEqual(["", ""]);
  },
);

const NO_COUNTS = { waiting: 0, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
const HELD = { isHeld: true, leavesIn: 7 };
const GONE = { isHeld: false, leavesIn: null };

it.each([
  ["held", HELD, {}, "200 actions are recorded and held."],
  ["leaving", { ...HELD, leavesIn: 0 }, { moving: 200 }, "200 actions are on the way."],
  ["leaving", { ...HELD, leavesIn: 0 }, { moving: 200 }, "80 actions are on the way.", 120],
  ["leaving", { ...HELD, leavesIn: 0 }, { moving: 200 }, "200 actions are recorded and held.", 200],
  // Paused once the first had left: the rest is held, and not all.
  ["leaving", { ...HELD, leavesIn: null }, { moving: 200 }, "80 actions are on the way.", 120],
  // Some were taken back on their own page.
  ["left", GONE, { moving: 197, left_out: 3 }, "197 actions are on the way."],
  ["left", GONE, { moving: 90, done: 100, failed: 10 }, "90 actions are on the way. 100 are done. 10 failed."],
  ["ended", GONE, { done: 190, warning: 1, failed: 8, person: 1 }, "191 are done. 8 failed. 1 needs a person."],
  ["none", GONE, { left_out: 199, not_recorded: 1 }, "Nothing was sent."],
] as const)(
  "a correction that is %s is never told as further than it is",
  (stands, about, counts, words, held: number = 0) => {
    const now = sentState({ total: 200, held, counts: { ...NO_COUNTS, ...counts } }, { ...about, sent: 200 });
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
  },
);
