"use client";

import { Icon } from "@/components/ui/icon";

/** One line to choose, the current one ticked. */
export function PickRow(props: { current: boolean; onPick: () => void; children: string; hint?: string }) {
  return (
    <li>
      <button
        type="button"
        aria-current={props.current || undefined}
        className="ring-inward flex h-7 w-full items-center gap-2 rounded-4 px-2 text-left hover:bg-hover max-tablet:h-10"
        onClick={props.onPick}
      >
        <Icon name={props.current ? "check" : undefined} size={14} />
        {props.children}
        {props.hint && <span className="ml-auto text-11 text-ink-3">{props.hint}</span>}
      </button>
    </li>
  );
}
