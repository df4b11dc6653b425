"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon, type IconName } from "@/components/ui/icon";
import type { SentState } from "./sent-state";
import type { FixUndo } from "./use-fix-undo";

/** What holds of a correction that was sent: how long all of it can be taken back, or that it cannot any more. */
export function AfterSent({ now: { stands } }: { now: Pick<SentState, "stands"> }) {
  const t = useT("triage");
  return <p className="text-ink-2">{t(`fix.after.${stands}`)}</p>;
}

/** Nothing has left while it is held, and what left may yet fail: a tick would say otherwise. */
function lookOf({ stands, failed, person }: SentState): [name: IconName, colour: string] {
  if (stands === "held") return ["timer", "text-ink-3"];
  if (stands === "none") return ["undo-2", "text-ink-3"];
  if (stands !== "ended") return ["send", "text-move"];
  if (failed > 0) return ["octagon-x", "text-fail"];
  return person > 0 ? ["hand", "text-unknown"] : ["circle-check", "text-done"];
}

export function SentIcon({ now }: { now: SentState }) {
  const [name, colour] = lookOf(now);
  return <Icon name={name} size={15} className={colour} />;
}

/** How many are held, on their way, done or failed: never further than they are. */
export function SentCount({ now }: { now: SentState }) {
  const t = useT("triage");
  const { stands, going, moving, done, failed, person } = now;
  if (stands === "none") return t("fix.noneLeft");
  if (stands === "held") return t("fix.heldNow", { n: going });
  // Its hold has ended and nothing of it is known to have left.
  if (stands === "leaving" && moving + done + failed + person === 0) return t("fix.heldNow", { n: going });
  return [
    moving > 0 && t("fix.done", { n: moving }),
    done > 0 && t("fix.went.done", { n: done }),
    failed > 0 && t("fix.went.failed", { n: failed }),
    person > 0 && t("fix.went.person", { n: person }),
  ]
    .filter(Boolean)
    .join(" ");
}

type Countdown = Pick<FixUndo, "leavesIn"> & Partial<Pick<FixUndo, "rest">>;

/** How long all of it can be taken back, then how much of it still can and about how long; empty while neither is known. */
function useLeavingWords({ leavesIn, rest }: Countdown): string {
  const t = useT("triage");
  if (rest && rest.lastIn !== null && rest.lastIn > 0) {
    const { held, of, lastIn } = rest;
    return lastIn < 100
      ? t("fix.rests", { n: held, of, s: lastIn })
      : t("fix.restsMinutes", { n: held, of, m: Math.floor(lastIn / 60), s: lastIn % 60 });
  }
  if (rest) return t("fix.restsOnly", { n: rest.held, of: rest.of });
  if (leavesIn === null || leavesIn === 0) return "";
  return leavesIn < 100
    ? t("fix.leaves", { n: leavesIn })
    : t("fix.leavesMinutes", { m: Math.floor(leavesIn / 60), s: leavesIn % 60 });
}

/**
 * "The first leaves in 7 seconds", then "120 of 200 can still be taken back. The last leaves in about 4 seconds": seen second by second, each heard
 * once. Nothing while that is not known, or once all have left.
 */
export function LeavesIn({ undo }: { undo: Countdown }) {
  const [heard, setHeard] = useState({ isRest: false, words: "" });
  const words = useLeavingWords(undo);
  const isRest = Boolean(undo.rest);
  if (words !== "" && (heard.words === "" || heard.isRest !== isRest)) setHeard({ isRest, words });
  return (
    <>
      <span role="status" className="sr-only">
        {words === "" ? "" : heard.words}
      </span>
      {words !== "" && (
        <p aria-hidden data-leaves-in={undo.leavesIn ?? ""} className="text-12 text-ink-2 tabular-nums">
          {words}
        </p>
      )}
    </>
  );
}
