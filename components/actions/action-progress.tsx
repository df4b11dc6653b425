"use client";

import { wordOr } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Quote } from "@/components/ui/quote";
import { useStoreName } from "@/components/ui/store-names";
import { Time } from "@/components/ui/time";
import type { ActionView } from "@/lib/contract/actions";
import { type ActionState, statusLook } from "@/lib/domain/status";
import { useProgressWords } from "./progress-words";
import { type ServerClock, useSecondsLeft } from "./use-countdown";

/** "leaves in 6 s", counted by the server's hold; nothing once nothing is held. */
export function HoldCount({ action, clock }: { action: ActionView; clock: ServerClock }) {
  const t = useT("actions");
  const left = useSecondsLeft(action.undo_until, clock);
  if (action.state === "claimed" || (action.state === "ready" && left === 0)) return <>{t("live.leaving")}</>;
  if (action.state !== "ready") return null;
  if (left === null) {
    return action.waiting_until === null ? null : (
      <>
        {t("live.waitsUntil", { time: "" })} <Time at={action.waiting_until} form="clock" />
      </>
    );
  }
  if (left < 100) return <>{t("live.leaves", { n: left })}</>;
  return <>{t("live.leavesMinutes", { n: Math.floor(left / 60), s: left % 60 })}</>;
}

const TEXT_IS_THE_MARKETPLACES: readonly ActionState[] = ["done_with_warning", "refused", "rejected"];

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** How long the marketplace usually takes, as far as that was measured here. */
function UsualTime({ marketplace, ms }: { marketplace: string; ms: number }) {
  const t = useT("actions");
  const storeName = useStoreName();
  const time =
    ms < 2 * MINUTE
      ? t("form.review.seconds", { n: Math.max(1, Math.round(ms / 1_000)) })
      : ms < 2 * HOUR
        ? t("form.review.minutes", { n: Math.round(ms / MINUTE) })
        : t("live.hours", { n: Math.round(ms / HOUR) });
  return <> {t("live.usual", { marketplace: storeName(marketplace), time })}</>;
}

/** What a state means for the person who waits: what happened, what comes next, and the marketplace's own words. */
export function ProgressText({ action, usualMs = null }: { action: ActionView; usualMs?: number | null }) {
  const t = useT("actions");
  const words = useProgressWords();
  const isOwnWord = TEXT_IS_THE_MARKETPLACES.includes(action.state);
  return (
    <>
      <span>
        {words(action)}
        {action.state === "accepted" && usualMs !== null && <UsualTime marketplace={action.marketplace} ms={usualMs} />}
      </span>
      {action.alert !== null && (
        <span className="font-medium text-unknown">{wordOr(t, `live.alert.${action.alert}`, action.alert)}</span>
      )}
      {action.error_text && (
        <Quote tone={isOwnWord ? statusLook("action", action.state).tone : "rest"} text={action.error_text} />
      )}
    </>
  );
}
