"use client";

import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { isTable, readPasted } from "@/lib/bulk/pasted-cells";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import { type Leaving, SheetField } from "./sheet-field";
import { type CellArgument, useChoicesAhead } from "./use-choices";

/** The same cell of the next row that takes a value there, opened: columns are filled from top to bottom. */
function openBelow(cell: HTMLTableCellElement): boolean {
  let row = cell.parentElement?.nextElementSibling;
  while (row?.children[cell.cellIndex]?.hasAttribute("data-idle")) row = row.nextElementSibling;
  const below = row?.children[cell.cellIndex]?.querySelector("button");
  below?.click();
  return below != null;
}

interface Props {
  text: string;
  /** What is read in its place while nobody writes: the name of what a code stands for. */
  shown?: string | undefined;
  label: string;
  /** What is wrong with it, in words; "" for nothing. */
  problem: string;
  /** It may be sent all the same. */
  doubtful: boolean;
  /** The row cannot be sent without it. */
  required: boolean;
  /** Something is to be typed here: empty it looks like a field. */
  wanted: boolean;
  /** What it holds, where its marketplace may know values to choose from. */
  argument: CellArgument | null;
  onSave: (text: string) => void;
  /** Saves, and gives the same to the empty cells below; missing where rows may not share a value. */
  onFillDown?: ((text: string) => void) | undefined;
  /** Puts the values that were pasted here into this cell and those below and beside it. */
  onPaste: (pasted: string[][]) => void;
}

/**
 * One cell: text until it is pressed, then a field; Enter and leaving save, Enter opens the cell below, Ctrl or Cmd with it fills the empty cells
 * below, Escape gives back what was there. A column or a table that is pasted goes down and to the right from here, whether the cell is open or not.
 * Only the one that is written into has a field and a list.
 */
export function SheetCell(props: Props) {
  const {
    text,
    shown = text,
    label,
    problem,
    doubtful,
    required,
    wanted,
    argument,
    onSave,
    onFillDown,
    onPaste,
  } = props;
  const [t, locale] = [useT("bulk"), useLocale()];
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const readAhead = useChoicesAhead(argument);
  const leave = (next: string | null, leaving: Leaving) => {
    const cell = place.current?.closest("td");
    if (next !== null) onSave(next);
    if (leaving === "away" || !cell) return setOpen(false);
    flushSync(() => setOpen(false));
    if (leaving !== "below" || !openBelow(cell)) cell.querySelector("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "Enter" || !onFillDown || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onFillDown(text);
  };
  const onTable = (event: ClipboardEvent<HTMLElement>): void => {
    const pasted = readPasted(event.clipboardData.getData("text/plain"));
    const [only = ""] = pasted[0] ?? [];
    event.preventDefault();
    if (isTable(pasted)) onPaste(pasted);
    else if (only !== "") onSave(only);
  };
  return (
    <span ref={place} className="block">
      {isOpen ? (
        <SheetField
          text={text}
          label={label}
          required={required}
          argument={argument}
          onDone={leave}
          onFillDown={onFillDown}
          onPaste={onPaste}
        />
      ) : (
        <button
          type="button"
          aria-label={`${labelled(label, plainText(shown, 60).text || "–", locale)}${required && text === "" ? `, ${t("sheet.required")}` : ""}${problem && `. ${problem}`}`}
          onClick={() => setOpen(true)}
          onFocus={readAhead}
          onKeyDown={onKeyDown}
          onPaste={onTable}
          data-tone={problem === "" ? undefined : doubtful ? "warn" : "fail"}
          data-empty={wanted && text === "" ? "" : undefined}
          className="cut ring-inward block min-h-6 w-full rounded-4 px-1 text-left hover:bg-hover data-[tone]:text-(--tone) data-empty:border data-empty:border-control data-empty:bg-surface max-tablet:min-h-10 max-tablet:border max-tablet:border-control max-tablet:bg-surface max-tablet:px-2"
        >
          {problem !== "" && (
            <Icon name={doubtful ? "triangle-alert" : "octagon-x"} size={12} className="mr-1 inline align-[-1px]" />
          )}
          {text !== "" ? (
            <Plain max={80}>{shown}</Plain>
          ) : required ? (
            <span className="font-semibold text-fail">*</span>
          ) : (
            <span className="text-ink-3">–</span>
          )}
        </button>
      )}
    </span>
  );
}
