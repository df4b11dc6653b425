"use client";

import clsx from "clsx";
import { type KeyboardEvent, type UIEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { anchorStyles } from "@/components/ui/popover";
import type { Choice } from "@/lib/grammar";
import { exactChoice, findChoices, indexChoices } from "./find-choices";

/** Only so many options are in the page at once; scrolling or the arrows bring more. */
const WINDOW = 50;

type Props = {
  id: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  choices: readonly Choice[];
  /** Codes that stand first while nothing is typed. */
  first: readonly string[];
  /** A text outside the list is a value too. */
  free: boolean;
  /** The code, or the free text; "" for none. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
};

const labelOf = (choices: readonly Choice[], value: string) =>
  choices.find(({ code }) => code === value)?.label ?? value;

function withFirst(choices: readonly Choice[], codes: readonly string[]): Choice[] {
  const first = codes.flatMap((code) => choices.find((choice) => choice.code === code) ?? []);
  return [...first, ...choices.filter((choice) => !first.includes(choice))];
}

/** What is typed, what fits, and which option the arrows are on. */
function useCombobox({ choices, first, free, value, onChange, onBlur }: Props) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const [limit, setLimit] = useState(WINDOW);
  const firstCodes = first.join("\n");
  const index = useMemo(() => indexChoices(withFirst(choices, firstCodes.split("\n"))), [choices, firstCodes]);
  const found = useMemo(() => findChoices(index, typed ?? ""), [index, typed]);
  const show = () => {
    setOpen(true);
    setLimit(WINDOW);
  };
  const hide = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (choice: Choice) => {
    onChange(choice.code);
    setTyped(null);
    hide();
  };
  const type = (text: string) => {
    setTyped(text);
    show();
    setActive(text.trim() === "" ? -1 : 0);
    // A free text counts as it is typed; of a closed list only a whole value does.
    if (text.trim() === "" || free) onChange(exactChoice(choices, text)?.code ?? text);
  };
  const leave = () => {
    if (typed !== null) onChange(exactChoice(choices, typed)?.code ?? typed.trim());
    setTyped(null);
    hide();
    onBlur?.();
  };
  const move = (to: number) => {
    if (!open) show();
    const last = found.length - 1;
    const next = Math.max(0, Math.min(last, to));
    setActive(last < 0 ? -1 : next);
    setLimit((now) => Math.max(now, next + 10));
  };
  const text = typed ?? labelOf(choices, value);
  return { open, found, active, limit, text, show, hide, choose, type, leave, move, setLimit };
}

type Box = ReturnType<typeof useCombobox>;

/** The keys of the ARIA pattern: arrows, Page, Enter chooses, Esc closes the list and only then leaves the form alone. */
function onKeys(box: Box, event: KeyboardEvent<HTMLInputElement>): void {
  const { open, found, active } = box;
  const steps: Record<string, number> = {
    ArrowDown: open ? active + 1 : Math.max(active, 0),
    ArrowUp: open ? Math.max(active, 1) - 1 : found.length - 1,
    PageDown: active + 10,
    PageUp: active - 10,
  };
  const step = steps[event.key];
  if (step !== undefined && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.move(step);
    return;
  }
  const choice = found[active]?.choice;
  if (event.key === "Enter" && open && choice && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.choose(choice);
  }
  if (
    event.key === "Tab" &&
    open &&
    choice &&
    active >= 0 &&
    event.currentTarget.value.trim() !== "" &&
    !event.shiftKey
  ) {
    box.choose(choice);
  }
  if (event.key === "Escape" && open) {
    // The drawer around would close on the same key.
    event.preventDefault();
    event.stopPropagation();
    box.hide();
  }
}

/**
 * One of many values, found by typing (ARIA 1.2 combobox with a listbox). Filtering looks through labels prepared once, and the page
 * holds a window of the list, so that a key costs no frame however long the list is.
 */
export function Combobox(props: Props) {
  const { id, choices, free, value } = props;
  const t = useT("actions");
  const box = useCombobox(props);
  const listId = useId();
  const styles = anchorStyles(listId);
  const option = (at: number) => `${listId}-${at}`;
  return (
    <span className="grid grid-cols-1" style={styles.trigger}>
      <Input
        id={id}
        role="combobox"
        aria-expanded={box.open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={box.open && box.active >= 0 ? option(box.active) : undefined}
        aria-describedby={props["aria-describedby"]}
        aria-invalid={props["aria-invalid"]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-has-value={value !== "" || undefined}
        value={box.text}
        placeholder={t(free ? "form.listOrType" : "form.choose")}
        onChange={(event) => box.type(event.target.value)}
        onKeyDown={(event) => onKeys(box, event)}
        onClick={box.show}
        onBlur={box.leave}
        className="pr-24"
        tail={
          <span className="pointer-events-none flex items-center gap-1.5 pr-1 text-11">
            {t("form.values", { n: choices.length })}
            <Icon name="chevrons-up-down" size={14} />
          </span>
        }
      />
      <Options box={box} listId={listId} option={option} style={styles.panel} value={value} free={free} />
    </span>
  );
}

function Options(props: {
  box: Box;
  listId: string;
  option: (at: number) => string;
  style: React.CSSProperties;
  value: string;
  free: boolean;
}) {
  const { box, listId, option, style, value, free } = props;
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
      style={{ ...style, width: "anchor-size(width)" }}
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
