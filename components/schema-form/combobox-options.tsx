"use client";

import clsx from "clsx";
import { type CSSProperties, type UIEvent, useEffect, useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { type Box, WINDOW } from "./use-combobox";

/** The list under the field of a combobox, in the top layer; the focus stays in the field. */
export function Options(props: {
  box: Box;
  listId: string;
  option: (at: number) => string;
  style: CSSProperties;
  /** At least so wide, where the field itself is narrow: a CSS length. */
  minWidth?: string | undefined;
  value: string;
  free: boolean;
}) {
  const { box, listId, option, style, minWidth, value, free } = props;
  const t = useT("actions");
  const panel = useRef<HTMLDivElement>(null);
  const { open, found, active, limit } = box;
  useEffect(() => {
    const element = panel.current;
    if (!element?.showPopover) return;
    if (open) element.showPopover();
    else element.hidePopover();
  }, [open]);
  useEffect(() => {
    if (open && active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView?.({ block: "nearest" });
  }, [open, active, listId]);
  const more = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - 80) box.setLimit((now) => Math.min(found.length, now + WINDOW));
  };
  const rest = found.length - Math.min(limit, found.length);
  return (
    <div
      ref={panel}
      popover="manual"
      style={{ ...style, width: "anchor-size(width)", minWidth }}
      className="floating overflow-hidden"
      // The press must not take the focus from the field.
      onPointerDown={(event) => event.preventDefault()}
    >
      <div
        id={listId}
        role="listbox"
        aria-label={t("form.choose")}
        className="scroll-thin relative max-h-72 overflow-auto p-1"
        onScroll={more}
      >
        {open &&
          found.slice(0, limit).map(({ choice, shown, code }, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            <div
              key={choice.code}
              id={option(at)}
              role="option"
              aria-selected={choice.code === value}
              aria-setsize={found.length}
              aria-posinset={at + 1}
              className={clsx(
                "flex min-h-7 cursor-pointer items-center gap-2 rounded-4 px-2 max-tablet:min-h-10",
                at === active ? "bg-accent-soft" : "hover:bg-hover",
              )}
              onClick={() => box.choose(choice)}
            >
              <Icon name={choice.code === value ? "check" : undefined} size={14} className="text-accent-ink" />
              <bdi className="cut flex-1" translate="no">
                {shown}
              </bdi>
              {code !== null && (
                <bdi className="cut max-w-[45%] text-11 text-ink-3" translate="no">
                  {code}
                </bdi>
              )}
            </div>
          ))}
      </div>
      {open && rest > 0 && <p className="border-t px-3 py-1 text-12 text-ink-3">{t("form.moreValues", { n: rest })}</p>}
      {open && found.length === 0 && (
        <p className="px-3 pb-2 text-12 text-ink-3">
          {free ? t("form.freeValue", { text: box.text.slice(0, 40) }) : t("form.noValues")}
        </p>
      )}
    </div>
  );
}
