"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { PlacedCell } from "@/lib/bulk/pasted-cells";
import type { ChangeSheetBody, Sheet } from "@/lib/contract/batches";

/** So many changes can be taken back, one after the other. */
const MOST_STEPS = 50;

/** Where the browser's own undo is meant: what is being typed has not been saved. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], dialog") !== null;

/**
 * Takes back what was last typed, pasted, cleared or filled in here, by Ctrl+Z as in a spreadsheet, one change after the other. What stood in the cells
 * comes with the answer to each change, so that cells on other pages are meant too. The steps are forgotten when the sheet is left.
 */
export function useSheetUndo(change: (cells: PlacedCell[]) => void) {
  const [steps, setSteps] = useState<readonly PlacedCell[][]>([]);
  const takingBack = useRef<PlacedCell[] | null>(null);
  const undo = useCallback(() => {
    const step = steps.at(-1);
    if (!step) return;
    takingBack.current = step;
    setSteps(steps.slice(0, -1));
    change(step);
  }, [steps, change]);
  /** To be told of each change that was saved. */
  const note = useCallback(({ cells }: ChangeSheetBody, { replaced }: Pick<Sheet, "replaced">) => {
    if (cells !== undefined && cells === takingBack.current) return;
    if (replaced.length > 0) setSteps((before) => [...before, replaced].slice(-MOST_STEPS));
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "z";
      if (!isUndo || steps.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [undo, steps]);
  /** Whether these cells are what was taken back last. */
  const isBack = (cells: ChangeSheetBody["cells"]): boolean => cells !== undefined && cells === takingBack.current;
  return { note, undo, isBack, canUndo: steps.length > 0 };
}

/** The same by a press, on a phone a sign alone; it is there only once something can be taken back. */
export function UndoButton({ canUndo, onUndo }: { canUndo: boolean; onUndo: () => void }) {
  const t = useT("bulk");
  if (!canUndo) return null;
  return (
    <Button size="small" variant="quiet" icon="undo-2" title={t("sheet.undoHint")} onClick={onUndo}>
      <span className="max-tablet:sr-only">{t("sheet.undo")}</span>
    </Button>
  );
}
