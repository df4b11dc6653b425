"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { NARROWEST } from "./peek-width";

const STEP = 40;

interface Props {
  width: number;
  widest: number;
  onResize: (width: number) => void;
}

/** The panel's left edge: dragged, or moved by the arrows, Home and End. The buttons in the head do the same. */
export function ResizeHandle({ width, widest, onResize }: Props) {
  const t = useT("order");
  const onKey = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: NARROWEST, End: widest }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onResize(next);
  };
  const onDrag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? window.innerWidth;
    onResize(right - event.clientX);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr is a thematic break; a separator that can be moved has no element of its own
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t("peekResize")}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={widest}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onDrag}
      className="ring-inward absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none hover:bg-line-strong/40 max-beside:hidden"
    />
  );
}
