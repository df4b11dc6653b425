"use client";

import { Fragment } from "react";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import type { ActionDetail, ActionEvent } from "@/lib/contract/actions";
import { statusLook } from "@/lib/domain/status";
import type { Translate } from "@/lib/messages/translate";
import { saidBeside, whyWords } from "./progress-words";

const ICON = {
  order: "package",
  baseline: "scan-search",
  answer: "message-square",
  look: "eye",
  alarm: "bell",
} as const;

const textIn = (event: ActionEvent, name: string): string | null => {
  const value = event.detail[name];
  return typeof value === "string" ? value : null;
};

/** One fact of the sending in words; details nobody foresaw stay in the evidence, which can be copied. */
function factWords(t: Translate<"actions">, event: ActionEvent): string {
  switch (event.kind) {
    case "order":
      return t("history.order");
    case "baseline":
      return t("history.baseline");
    case "answer":
      return event.status === null ? t("history.answerLost") : t("history.answered", { status: String(event.status) });
    case "look": {
      const found =
        event.upstream_id === null ? t("history.notFound") : t("history.found", { id: String(event.upstream_id) });
      return t("history.lookAnswer", { found });
    }
    default:
      return t("history.alarm");
  }
}

function Event({ event }: { event: ActionEvent }) {
  const t = useT("actions");
  const to = textIn(event, "to");
  const time = <Time at={event.at} form="full" />;
  const who = event.by ? <Plain max={60}>{event.by.name}</Plain> : null;
  const reason = textIn(event, "reason");
  const message = saidBeside(textIn(event, "message"), reason);
  const why = whyWords(t, { state: to ?? "", reason });
  if (event.kind === "moved" && to !== null) {
    const look = statusLook("action", to);
    const isFirst = textIn(event, "from") === null;
    return (
      <TimelineItem
        tone={look.tone}
        icon={look.icon}
        time={time}
        fact={
          <span className="flex flex-wrap items-center gap-x-2">
            {isFirst ? t("history.recorded") : <StatusBadge kind="action" value={to} flush />}
            <span className="text-12 text-ink-3">{who}</span>
          </span>
        }
      >
        {why} {message && <Plain max={400}>{message}</Plain>}
      </TimelineItem>
    );
  }
  return (
    <TimelineItem
      icon={event.kind === "moved" ? "refresh-cw" : ICON[event.kind]}
      time={time}
      fact={factWords(t, event)}
    >
      {[event.attempt > 0 && t("history.attempt", { n: event.attempt }), message].filter(Boolean).join(" · ")}
    </TimelineItem>
  );
}

/** Says how many facts are left out here. */
function LeftOut({ n }: { n: number }) {
  const t = useT("actions");
  return <TimelineItem icon="ellipsis" fact={t("history.leftOut", { n })} />;
}

/** Everything that is on record about an action, oldest first: moves, answers, looks. Of a very long record the middle is left out, and it says so. */
export function ActionHistory({
  events,
  cut = null,
}: {
  events: readonly ActionEvent[];
  cut?: ActionDetail["history_cut"];
}) {
  const t = useT("actions");
  if (events.length === 0) return <p className="text-ink-2">{t("history.none")}</p>;
  return (
    <Timeline label={t("history.title")}>
      {events.map((event, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record is append-only, a fact's place is its own
        <Fragment key={at}>
          {cut?.after === at && <LeftOut n={cut.left_out} />}
          <Event event={event} />
        </Fragment>
      ))}
    </Timeline>
  );
}
