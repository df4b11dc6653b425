import type { ReactNode } from "react";
import type { Tone } from "@/lib/domain/status";
import { Icon, type IconName } from "./icon";

/** What happened, newest first or oldest first as the caller orders it. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="relative grid content-start">
      {children}
    </ol>
  );
}

/** One event: a disc in the tone, one line of fact, the time at the right, details below. */
export function TimelineItem(props: {
  tone?: Tone;
  icon: IconName;
  fact: ReactNode;
  /** Absent for what has none of its own. */
  time?: ReactNode;
  children?: ReactNode;
}) {
  const { tone = "rest", icon, fact, time, children } = props;
  return (
    <li
      className={
        "relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 pb-3.5 last:pb-0 " +
        "not-last:before:absolute not-last:before:top-[22px] not-last:before:bottom-0 not-last:before:left-[9.5px] " +
        "not-last:before:w-px not-last:before:bg-line-strong"
      }
    >
      <span data-tone={tone} className="grid size-5 place-items-center rounded-full bg-(--tone-soft) text-(--tone)">
        <Icon name={icon} size={12} className="stroke-[2.25]" />
      </span>
      <div className="min-w-0">{fact}</div>
      <div className="text-12 leading-5 whitespace-nowrap text-ink-3">{time}</div>
      {children && <div className="col-span-2 col-start-2 text-12 leading-[1.125rem] text-ink-2">{children}</div>}
    </li>
  );
}
