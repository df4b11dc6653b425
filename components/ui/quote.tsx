import type { ReactNode } from "react";
import type { Tone } from "@/lib/domain/status";
import { Plain } from "./plain";

/** A marketplace's own text: never translated, never markup, with the tone's edge. */
export function Quote({ tone = "rest", text, children }: { tone?: Tone; text?: string; children?: ReactNode }) {
  return (
    <blockquote
      data-tone={tone}
      className="border-l-2 border-(--tone-solid) py-px pl-2.5 text-12 leading-[1.125rem] text-ink-2 [overflow-wrap:anywhere]"
    >
      {text === undefined ? children : <Plain max={2000}>{text}</Plain>}
    </blockquote>
  );
}

/** The value that was judged, inside a quote. */
export function Judged({ tone = "fail", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <mark data-tone={tone} className="rounded-[3px] bg-(--tone-soft) px-1 py-px font-medium text-(--tone)">
      {children}
    </mark>
  );
}
