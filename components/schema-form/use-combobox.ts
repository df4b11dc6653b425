"use client";

import { type KeyboardEvent, useMemo, useState } from "react";
import type { Choice } from "@/lib/grammar";
import { exactChoice, findChoices, indexChoices, onceEach } from "./find-choices";

/** Only so many options are in the page at once; scrolling or the arrows bring more. */
export const WINDOW = 50;

export interface ComboboxValue {
  choices: readonly Choice[];
  /** Codes that stand first while nothing is typed. */
  first: readonly string[];
  /** A text outside the list is a value too. */
  free: boolean;
  /** The code, or the free text; "" for none. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

const labelOf = (choices: readonly Choice[], value: string) =>
  choices.find(({ code }) => code === value)?.label ?? value;

function withFirst(choices: readonly Choice[], codes: readonly string[]): Choice[] {
  const first = codes.flatMap((code) => choices.find((choice) => choice.code === code) ?? []);
  return [...first, ...choices.filter((choice) => !first.includes(choice))];
}

/** What is typed, what fits, and which option the arrows are on. */
export function useCombobox({ choices, first, free, value, onChange, onBlur }: ComboboxValue) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const [limit, setLimit] = useState(WINDOW);
  const firstCodes = first.join("\n");
  const index = useMemo(() => indexChoices(withFirst(choices, firstCodes.split("\n"))), [choices, firstCodes]);
  const found = useMemo(() => onceEach(findChoices(index, typed ?? ""), typed ?? "", value), [index, typed, value]);
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

export type Box = ReturnType<typeof useCombobox>;

/** The keys of the ARIA pattern: arrows, Page, Enter chooses, Esc closes the list and only then leaves the form alone. */
export function onKeys(box: Box, event: KeyboardEvent<HTMLInputElement>): void {
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
