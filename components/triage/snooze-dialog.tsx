"use client";

import { type ReactNode, useId, useState } from "react";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { clockTime, daysBetween, shortDateTime } from "@/lib/format/date";
import { MoveForm } from "./move-form";
import { deadlinesBefore, mornings, type NamedMoment } from "./snooze-times";
import type { MoveWish } from "./use-moves";

type Choice = NamedMoment["name"] | "grown" | "date";

/** That a moment lies past deadlines of the cause: "past 1 deadline: today 23:59". Nothing where it does not. */
function PastDeadlines({ group, until }: { group: TriageGroupDetail; until: number | null }) {
  const [t, deadline] = [useT("triage"), useT("deadline")];
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const past = until === null ? null : deadlinesBefore(group.failures, now, until);
  if (!past) return null;
  const isToday = daysBetween(now, past.first, zone) === 0;
  const due = isToday
    ? deadline("today", { time: clockTime(past.first, locale, zone) ?? "" })
    : (shortDateTime(past.first, now, locale, zone) ?? "");
  return <span className="text-12 text-warn">{t("snoozeForm.past", { n: past.n, due })}</span>;
}

/** Until when a cause sleeps: by name, until it grows, or until a moment of one's own; each with what it lies past. */
export function SnoozeDialog(props: {
  group: TriageGroupDetail;
  onMove: (wish: MoveWish) => void;
  onClose: () => void;
}) {
  const { group, onMove, onClose } = props;
  const t = useT("triage");
  const [now, zone] = [useNow(), useZone()];
  const [typed, setTyped] = useState("");
  const name = useId();
  const [choice, setChoice] = useState<Choice>("tomorrow");
  const named = mornings(now, zone);
  const date = typed === "" ? null : new Date(typed).getTime();
  const until = choice === "date" ? date : (named.find((one) => one.name === choice)?.at ?? null);
  const above = Math.max(Math.ceil(group.count * 1.5) - 1, group.count);
  const ready = choice === "grown" || (until !== null && until > now);
  const send = () => {
    if (choice === "grown") onMove({ move: "snooze", until_grown: true });
    else if (until !== null) onMove({ move: "snooze", until: new Date(until).toISOString() });
  };
  const option = (one: Choice, words: ReactNode) => (
    <label key={one} className="flex min-h-6 flex-wrap items-center gap-x-2">
      <input
        type="radio"
        className="accent-accent"
        name={name}
        checked={choice === one}
        onChange={() => setChoice(one)}
      />
      {words}
    </label>
  );
  return (
    <MoveForm
      group={group}
      title={t("snoozeForm.title")}
      send={t("snoozeForm.send")}
      ready={ready}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("snoozeForm.title")}</legend>
        {named.map((one) =>
          option(
            one.name,
            <>
              {t(`snoozeForm.${one.name}`)} <Time at={one.at} form="day" className="text-ink-3" />{" "}
              <PastDeadlines group={group} until={one.at} />
            </>,
          ),
        )}
        {option("grown", t("snoozeForm.grown", { n: above }))}
        {option(
          "date",
          <>
            {t("snoozeForm.date")} <PastDeadlines group={group} until={choice === "date" ? date : null} />
          </>,
        )}
        {choice === "date" && (
          <Input
            type="datetime-local"
            aria-label={t("snoozeForm.date")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </fieldset>
    </MoveForm>
  );
}
