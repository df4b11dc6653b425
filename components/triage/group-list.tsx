"use client";

import clsx from "clsx";
import Link from "next/link";
import { memo, useCallback, useDeferredValue, useEffect, useRef } from "react";
import { typeWords } from "@/components/actions/action-words";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Avatar } from "@/components/ui/avatar";
import { DeadlineFrame, deadlineWords } from "@/components/ui/deadline";
import { exactTitle } from "@/components/ui/exact-title";
import { Icon } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import { Money } from "@/components/ui/money";
import type { TriageGroup } from "@/lib/contract/triage";
import { shortDateTime } from "@/lib/format/date";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import { deadlineAt } from "@/lib/format/relative";
import { causeIcon, causeWords, isOneMoment, isWordless, knownName, wordlessWords } from "./cause-words";
import { MaskText, maskLine } from "./mask-text";
import { Spark } from "./spark";

/** Why a cause stands where it does: how many of its orders press, and by when the first of them. */
function Pressure({ group }: { group: TriageGroup }) {
  const [t, deadline] = [useT("triage"), useT("deadline")];
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const { late, due_soon: soon, next_due: next } = group;
  if (next === null) return <span className="text-12 text-ink-3">{t("due.none")}</span>;
  const due = deadlineWords(deadline, deadlineAt(next, now, locale, zone));
  const title = exactTitle({ locale, zone, deadline }, next);
  if (late > 0)
    return (
      <DeadlineFrame look="late" title={title}>
        {t("due.late", { n: late, due })}
      </DeadlineFrame>
    );
  if (soon > 0)
    return (
      <DeadlineFrame look="soon" title={title}>
        {t("due.soon", { n: soon, due })}
      </DeadlineFrame>
    );
  return (
    <span className="text-12 text-ink-3" title={title}>
      {t("due.later", { due })}
    </span>
  );
}

const REASONS = ["came_back", "grew", "woke", "pattern"] as const;

/** Why a group is back, where that is news. */
export function BackReason({ group }: { group: TriageGroup }) {
  const t = useT("triage");
  const reason = REASONS.find((one) => one === group.reason);
  if (!reason || group.state === "resolved") return null;
  return <span className="flex-none font-medium text-warn">{t(`reason.${reason}`)}</span>;
}

/** A cause that was settled or put away, also while it is open in a queue of open ones. */
function Left({ group: { state, reason } }: { group: TriageGroup }) {
  const t = useT("triage");
  if (state === "ignored") return <span className="flex-none">{t("moves.done.dismiss")}</span>;
  if (state === "snoozed") return <span className="flex-none">{t("moves.done.snooze")}</span>;
  if (state !== "resolved") return null;
  return <span className="flex-none">{t(reason === "settled" ? "reason.settled" : "reason.by_person")}</span>;
}

/** Failures per day of two weeks as bars; when it was seen first and last, for the pointer and for readers of the text. */
function Seen({ group }: { group: TriageGroup }) {
  const t = useT("triage");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const when = (at: string) => shortDateTime(at, now, locale, zone) ?? "–";
  const words = isOneMoment(group)
    ? t("seenOnce", { at: when(group.first_seen) })
    : t("seen", { first: when(group.first_seen), last: when(group.last_seen) });
  return (
    <span className="flex justify-end" title={words} suppressHydrationWarning>
      <Spark days={group.days} />
      <span className="sr-only" suppressHydrationWarning>
        {words}
      </span>
    </span>
  );
}

/** Who has it: initials for the eye, the name for the pointer and for readers of the text. */
function Assignee({ name }: { name: string }) {
  const [t, locale] = [useT("triage"), useLocale()];
  const words = labelled(t("moves.done.assign"), plainText(name, 40).text, locale);
  return (
    <span title={words}>
      <Avatar name={name} round small />
      <span className="sr-only">{words}</span>
    </span>
  );
}

interface EntryProps {
  group: TriageGroup;
  current: boolean;
  href: string;
  /** Must stay the same function. */
  onOpen: (id: string) => void;
}

// Causes are many, and a step from one to the next changes two of them.
const Entry = memo(function Entry({ group, current, href, onOpen }: EntryProps) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const [worth, ...more] = group.value_at_risk;
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(group.id);
      }}
      data-group={group.id}
      aria-current={current ? "true" : undefined}
      className={clsx(
        "ring-inward grid grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-[3px] border-b border-line py-2.5 pr-4 pl-3.5",
        current
          ? "bg-peek shadow-[inset_3px_0_0_var(--color-accent)] max-tablet:bg-transparent max-tablet:shadow-none"
          : "hover:bg-hover",
      )}
    >
      <Icon name={causeIcon(group)} size={15} className="text-ink-3" />
      <span className="cut font-medium">{causeWords(t, group).title}</span>
      <span className="text-right font-semibold tabular-nums">{group.count}</span>
      <span className="col-start-2 flex min-w-0 items-center gap-2 text-12 text-ink-3">
        <Marketplace code={group.marketplace} name={knownName(group)} />
        <span className="flex-none">{typeWords(actions, group.action_type)}</span>
        <BackReason group={group} />
        <Left group={group} />
      </span>
      <Seen group={group} />
      {isWordless(group) ? (
        <span className="cut col-start-2 text-12 text-ink-2" title={wordlessWords(t, actions, group)}>
          {wordlessWords(t, actions, group)}
        </span>
      ) : (
        <span className="cut col-start-2 text-12 text-ink-2" title={maskLine(t, group.mask)}>
          <MaskText mask={group.mask} />
        </span>
      )}
      <span className="flex justify-end">{group.assignee && <Assignee name={group.assignee.name} />}</span>
      <span className="col-span-2 col-start-2 flex items-center gap-2">
        <span className="flex min-w-0 overflow-hidden whitespace-nowrap">
          <Pressure group={group} />
        </span>
        <span className="ml-auto flex-none text-12 whitespace-nowrap text-ink-3">
          {worth && <Money amount={worth.amount} currency={worth.currency} rounded />}
          {more.length > 0 && ` +${more.length}`}
        </span>
      </span>
    </Link>
  );
});

/** Causes that fit on a tall window; the person waits for what is in sight, the rest is drawn right after it. */
const FIRST_SCREEN = 16;

/** The causes, most pressing first; each is an address of its own. Give it a `key` of its own for each list, so that each begins with its first screen. */
export function GroupList(props: {
  groups: readonly TriageGroup[];
  current: string;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}) {
  const t = useT("triage");
  const { groups, current, hrefOf, onOpen } = props;
  const whole = useDeferredValue(true, false);
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((id: string) => latest.current(id), []);
  return (
    <ul aria-label={t("list")}>
      {(whole ? groups : groups.slice(0, FIRST_SCREEN)).map((group) => (
        <li key={group.id}>
          <Entry group={group} current={group.id === current} href={hrefOf(group.id)} onOpen={open} />
        </li>
      ))}
    </ul>
  );
}
