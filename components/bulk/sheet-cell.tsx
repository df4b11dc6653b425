"use client";

import { type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import { inputClass } from "@/components/ui/input";
import { Plain } from "@/components/ui/plain";
import { plainText } from "@/lib/format/plain";

/** The same cell of the row below, opened: columns are filled from top to bottom. */
function openBelow(field: HTMLElement): void {
  const cell = field.closest("td");
  const below = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex];
  below?.querySelector("button")?.click();
}

interface Props {
  text: string;
  label: string;
  bad: boolean;
  /** Something is to be typed here: empty it looks like a field. */
  wanted: boolean;
  onSave: (text: string) => void;
  /** Saves, and gives the same to the empty cells below; missing where rows may not share a value. */
  onFillDown?: ((text: string) => void) | undefined;
}

/**
 * One cell: text until it is pressed, then a field; Enter and leaving save, Enter opens the cell below, Ctrl or Cmd with it fills the empty cells
 * below, Escape gives back what was there.
 */
export function SheetCell({ text, label, bad, wanted, onSave, onFillDown }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft !== text) onSave(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") setDraft(null);
    if (event.key !== "Enter") return;
    if (onFillDown && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const cell = event.currentTarget.closest("td");
      onFillDown(draft ?? text);
      flushSync(() => setDraft(null));
      return cell?.querySelector("button")?.focus();
    }
    if (draft === null) return;
    save();
    openBelow(event.currentTarget);
  };
  if (draft === null) {
    return (
      <button
        type="button"
        aria-label={`${label}: ${plainText(text, 60).text || "–"}`}
        onClick={() => setDraft(text)}
        onKeyDown={onKeyDown}
        data-tone={bad ? "fail" : undefined}
        data-empty={wanted && text === "" ? "" : undefined}
        className="cut ring-inward block min-h-6 w-full rounded-4 px-1 text-left hover:bg-hover data-[tone]:text-(--tone) data-empty:border data-empty:border-control data-empty:bg-surface max-tablet:min-h-10 max-tablet:border max-tablet:border-control max-tablet:bg-surface max-tablet:px-2"
      >
        {text === "" ? <span className="text-ink-3">–</span> : <Plain max={80}>{text}</Plain>}
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person pressed this very cell to type into it
      autoFocus
      aria-label={label}
      className={inputClass("small", "min-w-0 px-1 max-tablet:px-2")}
      value={draft}
      maxLength={500}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  );
}
