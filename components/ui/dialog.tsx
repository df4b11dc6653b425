"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { IconButton } from "./icon-button";

type Props = {
  /** Rendered only while it is open. */
  onClose: () => void;
  title: ReactNode;
  kind?: "dialog" | "drawer";
  /** Under the title, quiet. */
  lead?: ReactNode;
  /** Stays in view at the foot: the sentence of what will happen and the one primary button. */
  foot?: ReactNode;
  /** Asked before Esc, × and a press outside close it; false keeps it open (unsaved input). */
  mayClose?: () => boolean;
  children: ReactNode;
};

/**
 * A modal dialog or drawer on the browser's own `<dialog>`: the page behind is inert, Esc closes, the focus comes back to where it was.
 * Mount it to open, unmount it to close. What carries `data-first` has the focus at once. Needs the area `common`.
 */
export function Dialog({ onClose, title, kind = "dialog", lead, foot, mayClose, children }: Props) {
  const t = useT("common");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: its end closes the dialog while it is still in the page, which gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
      // A closed dialog takes no focus, so `autoFocus` inside it comes too early and the browser would choose ×.
      element.querySelector<HTMLElement>("[data-first]")?.focus();
    }
    return () => element?.close();
  }, []);
  const leave = () => {
    if (mayClose?.() ?? true) onClose();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is a press on the backdrop; its key is Esc, which `onCancel` hears.
    <dialog
      ref={dialog}
      className="dialog"
      data-kind={kind}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={(event) => event.target === event.currentTarget && leave()}
    >
      <div className="flex items-start gap-2 border-b border-line py-3 pr-3 pl-6 max-tablet:pl-4">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-16 tracking-[-0.01em]">
            {title}
          </h2>
          {lead && <div className="text-12 text-ink-3">{lead}</div>}
        </div>
        <IconButton icon="x" label={t("close")} onClick={leave} />
      </div>
      <div className="scroll-thin relative min-h-0 flex-1 overflow-auto px-6 py-4 max-tablet:px-4">{children}</div>
      {foot && <div className="grid gap-2.5 border-t border-line px-6 py-3 max-tablet:px-4">{foot}</div>}
    </dialog>
  );
}
