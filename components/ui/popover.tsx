"use client";

import clsx from "clsx";
import { type CSSProperties, type ReactNode, useId, useRef, useState } from "react";

/** What the button that opens a popover must carry. */
export interface TriggerProps {
  popoverTarget: string;
  "aria-expanded": boolean;
  style: CSSProperties;
}

/** The variables that tie a panel to its button; React's types do not know them yet. */
export function anchorStyles(id: string): { trigger: CSSProperties; panel: CSSProperties } {
  const name = `--a${id.replace(/\W/g, "")}`;
  return { trigger: { anchorName: name } as CSSProperties, panel: { "--anchor": name } as CSSProperties };
}

type Props = {
  /** The panel's name for screen readers. */
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  /** Which edge of the button the panel keeps to. */
  align?: "start" | "end";
  className?: string;
  /** Drawn only while open. `close` closes the panel and puts the focus back. */
  children: (close: () => void) => ReactNode;
};

/** The browser gives the focus back to the button that opened; one that was drawn anew meanwhile (an offer became a filter) gets it here. */
function keepFocus(id: string): void {
  const at = document.activeElement;
  // Inside the closed panel it is about to be dropped.
  if (at !== document.body && !at?.closest(`[id="${CSS.escape(id)}"]`)) return;
  document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}

/**
 * A small panel beside its button. The browser does the work (top layer, Esc, a press outside, focus back to the button, placing by
 * CSS anchors), so that a page pays no library for it.
 */
export function Popover({ label, trigger, align = "start", className, children }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const styles = anchorStyles(id);
  return (
    <>
      {trigger({ popoverTarget: id, "aria-expanded": open, style: styles.trigger })}
      {/* biome-ignore lint/a11y/useSemanticElements: a dialog element cannot be opened by popoverTarget alone; the named group can. */}
      <div
        id={id}
        ref={panel}
        popover="auto"
        role="group"
        aria-label={label}
        data-align={align}
        style={styles.panel}
        className={clsx("floating", className)}
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "closed") keepFocus(id);
        }}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
