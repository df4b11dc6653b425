"use client";

import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Options } from "@/components/schema-form/combobox-options";
import { type Box, onKeys, useCombobox } from "@/components/schema-form/use-combobox";
import { useT } from "@/components/shell/intl-provider";
import { inputClass } from "@/components/ui/input";
import { anchorStyles } from "@/components/ui/popover";
import { isTable, MOST_TYPED, readPasted } from "@/lib/bulk/pasted-cells";
import { choiceText, readCell } from "@/lib/bulk/read-choice";
import { type CellArgument, type Choices, useChoices } from "./use-choices";

/** How a cell was left: by Enter to the one below, by Escape or Ctrl+Enter to itself, or by going elsewhere. */
export type Leaving = "below" | "here" | "away";

interface Props {
  text: string;
  label: string;
  required: boolean;
  /** What the cell holds, where a marketplace may know its values. */
  argument: CellArgument | null;
  /** The text to keep, or null for what was there before. Called once. */
  onDone: (text: string | null, leaving: Leaving) => void;
  /** Saves, and gives the same to the empty cells below; missing where rows may not share a value. */
  onFillDown?: ((text: string) => void) | undefined;
  /** More than one value was pasted: they go to this cell and those below and beside it, and what was typed here is given up. */
  onPaste: (pasted: string[][]) => void;
}

/** What is typed, as it will stand in the cell: of a known value its label, of anything else the text itself. */
function useTyped({ text, onDone }: Pick<Props, "text" | "onDone">, choices: Choices) {
  const { values, own } = choices;
  const [typed, setTyped] = useState(text);
  // Leaving may come in the same moment as the last key, before a new value is drawn.
  const latest = useRef({ text, isDone: false });
  const done = (next: string | null, leaving: Leaving): void => {
    if (latest.current.isDone) return;
    latest.current.isDone = true;
    onDone(next === text ? null : next, leaving);
  };
  const textOf = (code: string): string => {
    const choice = values.find((one) => one.code === code);
    return choice ? choiceText(values, choice) : code;
  };
  const change = (code: string): void => {
    latest.current.text = textOf(code);
    setTyped(latest.current.text);
  };
  const [moved, setMoved] = useState(false);
  const box = useCombobox({
    choices: values,
    first: [],
    free: true,
    value: readCell(choices, typed, own)?.code ?? typed,
    onChange: change,
    onBlur: () => done(latest.current.text, "away"),
  });
  // Where any text is a value, one that merely contains what was typed is taken only by who went to it.
  const pointed: Box = {
    ...box,
    active: choices.free && !moved ? -1 : box.active,
    type: (next) => {
      setMoved(false);
      box.type(next);
    },
    move: (to) => {
      setMoved(true);
      box.move(to);
    },
  };
  return { box: pointed, done, textOf, latest };
}

/**
 * A cell that is written into. Where the marketplace knows values for it they are offered while one types (ARIA 1.2 combobox); a text that is none
 * of them stays as it was typed and is judged with its row. Enter takes the value that is pointed at and saves, Escape closes the list and then
 * gives back what was there.
 */
export function SheetField({ text, label, required, argument, onDone, onFillDown, onPaste }: Props) {
  const t = useT("actions");
  const choices = useChoices(argument);
  const { box, done, textOf, latest } = useTyped({ text, onDone }, choices);
  const listId = useId();
  const styles = anchorStyles(listId);
  const option = (at: number) => `${listId}-${at}`;
  const hasList = choices.values.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once, as soon as there is something to choose from
  useEffect(() => {
    if (hasList) box.show();
  }, [hasList]);
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const pointed = box.open ? box.found[box.active]?.choice : undefined;
    const next = pointed ? textOf(pointed.code) : latest.current.text;
    if (!event.ctrlKey && !event.metaKey) return done(next, "below");
    if (!onFillDown) return;
    onFillDown(next);
    done(null, "here");
  };
  const onTable = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = readPasted(event.clipboardData.getData("text/plain"));
    // One value is pasted as into any field.
    if (!isTable(pasted)) return;
    event.preventDefault();
    done(null, "here");
    onPaste(pasted);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") return onEnter(event);
    if (event.key === "Escape" && !(hasList && box.open)) return done(null, "here");
    if (hasList) onKeys(box, event);
  };
  return (
    <span className="grid grid-cols-1" style={styles.trigger}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person pressed this very cell to type into it
        autoFocus
        {...(hasList && {
          role: "combobox",
          "aria-expanded": box.open,
          "aria-controls": listId,
          "aria-autocomplete": "list" as const,
          "aria-activedescendant": box.open && box.active >= 0 ? option(box.active) : undefined,
          "aria-description": t("form.values", { n: choices.values.length }),
        })}
        aria-label={label}
        aria-required={required || undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={inputClass("small", "min-w-0 px-1 max-tablet:px-2")}
        value={box.text}
        maxLength={MOST_TYPED}
        // As in a spreadsheet: what is typed takes the place of what stood there.
        onFocus={(event) => event.target.select()}
        onChange={(event) => box.type(event.target.value)}
        onClick={box.show}
        onKeyDown={onKeyDown}
        onPaste={onTable}
        onBlur={box.leave}
      />
      {hasList && (
        <Options
          box={box}
          listId={listId}
          option={option}
          style={styles.panel}
          minWidth="min(280px, calc(100vw - 32px))"
          value={readCell(choices, box.text, choices.own)?.code ?? ""}
          free={choices.free}
        />
      )}
    </span>
  );
}
