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
  return [
    moving > 0 && t("fix.done", { n: moving }),
    done > 0 && t("fix.went.done", { n: done }),
    failed > 0 && t("fix.went.failed", { n: failed }),
    person > 0 && t("fix.went.person", { n: person }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** "The first leaves in 7 seconds": seen second by second, heard once. Nothing while that is not known, or once it leaves. */
export function LeavesIn({ undo: { leavesIn } }: { undo: Pick<FixUndo, "leavesIn"> }) {
  const t = useT("triage");
  const [heard, setHeard] = useState("");
  const words =
    leavesIn === null || leavesIn === 0
      ? ""
      : leavesIn < 100
        ? t("fix.leaves", { n: leavesIn })
        : t("fix.leavesMinutes", { m: Math.floor(leavesIn / 60), s: leavesIn % 60 });
  if (heard === "" && words !== "") setHeard(words);
  return (
    <>
      <span role="status" className="sr-only">
        {words === "" ? "" : heard}
      </span>
      {words !== "" && (
        <p aria-hidden data-leaves-in={leavesIn} className="text-12 text-ink-2 tabular-nums">
          {words}
        </p>
      )}
    </>
  );
}
