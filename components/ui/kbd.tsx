"use client";

import type { ReactNode } from "react";
import { useLocale } from "@/components/shell/intl-provider";

/** Keys as they are printed on a keyboard of the reader's language, where that is not the English word. */
const PRINTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: { Enter: "Entrée", Esc: "Échap", Shift: "Maj" },
  de: { Ctrl: "Strg", Shift: "Umschalt" },
};

/** The keys of a shortcut, one cap each; hidden on touch screens. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="ml-0.5 -mr-1 inline-flex gap-[3px] max-tablet:hidden pointer-coarse:hidden" aria-hidden>
      {keys.map((key) => (
        <Cap key={key}>{key}</Cap>
      ))}
    </span>
  );
}

/** One key cap. */
export function Cap({ children }: { children: ReactNode }) {
  const printed = PRINTED[useLocale()];
  return (
    <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center whitespace-nowrap rounded-4 border border-line-strong bg-surface px-1 font-sans text-11 leading-none font-medium text-ink-3">
      {(typeof children === "string" && printed?.[children]) || children}
    </kbd>
  );
}
