"use client";

import clsx from "clsx";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icon";
import { Keys } from "./kbd";
import { anchorStyles, type TriggerProps } from "./popover";

/** How an item closes the menu it stands in. */
export const CloseContext = createContext<() => void>(() => undefined);

type Props = {
  label: string;
  trigger: (props: TriggerProps & { "aria-haspopup": "menu" }) => ReactNode;
  align?: "start" | "end";
  className?: string;
  /** A quiet line below the list, heard as the menu's description. */
  foot?: string;
  /** `MenuItem` and `MenuSeparator`. */
  children: ReactNode;
};

export const MENU_ITEMS = '[role="menuitem"]';

/** Moves the focus as menus do: arrows, Home, End, the first letters of a word. True when the key was the menu's. */
export function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>(MENU_ITEMS)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
  if (step !== undefined) {
    items.at(step % items.length)?.focus();
    return true;
  }
  if (key.length !== 1 || key === " ") return false;
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  const letter = key.toLocaleLowerCase();
  turned.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
  return true;
}

/** A list of things to do, opened by a button. What is not possible now stays, with the reason below it. */
export function Menu({ label, trigger, align = "start", className, foot, children }: Props) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const styles = anchorStyles(id);
  const close = () => menu.current?.hidePopover();
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab") close();
    else if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
  };
  const toggled = (nowOpen: boolean) => {
    setOpen(nowOpen);
    if (nowOpen) menu.current?.querySelector<HTMLElement>(MENU_ITEMS)?.focus();
  };
  return (
    <>
      {trigger({ popoverTarget: id, "aria-expanded": open, "aria-haspopup": "menu", style: styles.trigger })}
      <div
        id={id}
        ref={menu}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        aria-description={foot}
        data-align={align}
        style={styles.panel}
        className={clsx("floating w-[260px] p-1", className)}
        onKeyDown={press}
        onToggle={(event) => toggled(event.newState === "open")}
      >
        <CloseContext value={close}>{children}</CloseContext>
        {foot !== undefined && (
          <p role="none" className="mt-1 border-t border-line px-2 pt-1.5 pb-1 text-12 text-ink-3">
            {foot}
          </p>
        )}
      </div>
    </>
  );
}

const row =
  "ring-inward flex min-h-[30px] w-full items-center gap-[9px] rounded-4 px-2 py-1 text-left max-tablet:min-h-10 focus-visible:bg-hover";

type ItemProps = {
  icon?: IconName;
  keys?: readonly string[];
  /** Why it cannot be done now; shown below the words. */
  unavailable?: string | undefined;
  onSelect: () => void;
  children: ReactNode;
};

export function MenuItem({ icon, keys, unavailable, onSelect, children }: ItemProps) {
  const close = useContext(CloseContext);
  const off = unavailable !== undefined;
  const select = () => {
    if (off) return;
    close();
    onSelect();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={off || undefined}
      onClick={select}
      className={clsx(row, off ? "cursor-not-allowed items-start text-ink-3" : "hover:bg-hover")}
    >
      <Icon name={icon} className={clsx("text-ink-3", off && "mt-0.5")} />
      <span className="min-w-0 flex-1">
        {children}
        {off && <span className="block text-12">{unavailable}</span>}
      </span>
      {keys && !off && <Keys keys={keys} />}
    </button>
  );
}

export function MenuSeparator() {
  return <hr className="my-1 h-px border-0 bg-line" />;
}
