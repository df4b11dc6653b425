"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { clockTime, type Instant, toMs } from "@/lib/format/date";
import { type Deadline as DeadlineFacts, type DeadlineLook, deadlineAt } from "@/lib/format/relative";
import type { Translate } from "@/lib/messages/translate";
import { exactTitle } from "./exact-title";
import { Icon, type IconName } from "./icon";

const LOOK: Record<DeadlineLook, { icon?: IconName; className: string }> = {
  late: { icon: "clock-alert", className: "font-semibold text-fail" },
  soon: { icon: "clock", className: "font-semibold text-warn" },
  today: { icon: "clock", className: "font-medium text-ink" },
  later: { className: "text-ink-2" },
  none: { className: "text-ink-3" },
};

/** The word of a deadline: "late 3 h", "tomorrow", "not given". */
export function deadlineWords(t: Translate<"deadline">, deadline: DeadlineFacts): string {
  switch (deadline.key) {
    case "today":
      return t("today", { time: deadline.time });
    case "tomorrow":
    case "none":
      return t(deadline.key);
    default:
      return t(deadline.key, { n: deadline.n });
  }
}

/**
 * When something is due: "late 3 h", "2 h left", "today 18:00", "tomorrow", "not given"; the exact time in the `title`.
 * The icon's slot stays when it is empty, so that words below each other align. `withTime` adds the hour to what is soon (for heads).
 */
export function Deadline(props: {
  due: Instant | null | undefined;
  withTime?: boolean;
  /** Of the marketplace that set it: its own time stands in the `title` as well. */
  country?: string | null;
}) {
  const { due, withTime, country } = props;
  const t = useT("deadline");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const deadline = deadlineAt(due, now, locale, zone);
  const hour = withTime && deadline.look === "soon" ? `, ${clockTime(due, locale, zone)}` : "";
  const ms = toMs(due);
  return (
    <DeadlineFrame look={deadline.look} title={exactTitle({ locale, zone, deadline: t }, due, country)}>
      {ms === null ? (
        deadlineWords(t, deadline)
      ) : (
        <time dateTime={new Date(ms).toISOString()}>{deadlineWords(t, deadline) + hour}</time>
      )}
    </DeadlineFrame>
  );
}

/**
 * The same slot and look for words that stand where a deadline would: "by marketplace", "shipped 09:12". Under a header, `bare` words begin where
 * it begins: without the slot, like every other cell that has no icon.
 */
export function DeadlineFrame(props: {
  look?: DeadlineLook;
  title?: string | undefined;
  bare?: boolean;
  children: ReactNode;
}) {
  const { look = "none", title, bare, children } = props;
  const { icon, className } = LOOK[look];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-[5px] whitespace-nowrap align-middle text-12 tabular-nums",
        className,
      )}
      data-due={look}
      title={title}
    >
      {(icon || !bare) && <Icon name={icon} size={13} className="stroke-2" />}
      {children}
    </span>
  );
}
