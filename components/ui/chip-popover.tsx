"use client";

import clsx from "clsx";
import { type CSSProperties, type ReactNode, useId, useState } from "react";
import { Icon } from "./icon";

interface Props {
  /** What the chip is about, quiet. */
  label: string;
  /** What it is set to; without one the chip is dashed: an offer, not a filter in force. */
  value?: string | undefined;
  /** Takes the filter away; a chip without it cannot be removed. */
  onRemove?: (() => void) | undefined;
  removeLabel?: string;
  /** Drawn only while the panel is open. `close` closes it. */
  children: (close: () => void) => ReactNode;
}

/**
 * A chip that opens a small panel below it. The browser's own popover does the work: top layer, Esc, a press outside, focus back
 * to the chip; nothing of it costs a script.
 */
export function ChipPopover({ label, value, onRemove, removeLabel, children }: Props) {
  const id = useId();
  const anchor = `--chip-${id.replace(/\W/g, "")}`;
  const [open, setOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <span
      className={clsx(
        "inline-flex h-7 flex-none items-center whitespace-nowrap rounded-6 border border-line-strong bg-surface text-12 max-tablet:h-10",
        !value && "border-dashed",
      )}
    >
      <button
        type="button"
        popoverTarget={id}
        aria-expanded={open}
        style={{ anchorName: anchor } as CSSProperties}
        className="inline-flex h-[26px] items-center gap-[5px] rounded-[5px] px-2 ring-inward hover:bg-hover max-tablet:h-[38px]"
      >
        <span className={value ? "text-ink-3" : "text-ink-2"}>{label}</span>
        {value && <span className="max-w-48 cut font-medium">{value}</span>}
        <Icon name="chevron-down" size={13} className="text-ink-3" />
      </button>
      {onRemove && value && (
        <button
          type="button"
          aria-label={removeLabel}
          title={removeLabel}
          className="-ml-1 grid h-[26px] w-6 place-items-center rounded-[5px] text-ink-3 ring-inward hover:bg-hover hover:text-ink max-tablet:w-9"
          onClick={onRemove}
        >
          <Icon name="x" size={13} />
        </button>
      )}
      <div
        id={id}
        popover="auto"
        className="chip-panel"
        style={{ positionAnchor: anchor } as CSSProperties}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {open && children(close)}
      </div>
    </span>
  );
}
