"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Section } from "@/components/shell/navigation";
import { usePreferences } from "@/components/shell/preferences-provider";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { isShortcut } from "./letters";

// Fetched when first asked for: the grid's first page pays for a listener and nothing more.
const Palette = later(async () => (await import("./palette")).Palette);
const ShortcutSheet = later(async () => (await import("./shortcut-sheet")).ShortcutSheet);

/** How long G waits for its second key. */
const SEQUENCE_MS = 1_500;
/** Second keys after G; the words are in `shortcuts.ts`, which only the sheet needs. */
const SECTION_OF: Record<string, Section> = {
  h: "home",
  o: "orders",
  e: "errors",
  i: "invoices",
  a: "activity",
  m: "marketplaces",
};

export interface Place {
  section: Section;
  href: string;
}

interface Props {
  accountId: number;
  /** The sections that exist. */
  places: readonly Place[];
}

/** Opens the palette from elsewhere (a button): a message on the window, so that nobody has to know who listens. */
export const OPEN_PALETTE = "orderdeck:palette";

/** Keys that work on every screen: the palette, the sheet of shortcuts, G and a letter. */
export function GlobalKeys({ accountId, places }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const { letters } = usePreferences().preferences;
  // Until when a letter is the second key: by the clock of the presses, however late they are heard.
  const pending = useRef(0);
  const close = useCallback(() => setOpen(null), []);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const goTo = (key: string) => {
      const place = places.find(({ section }) => section === SECTION_OF[key]);
      if (place) router.push(place.href);
    };
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        setOpen((now) => (now === "palette" ? null : "palette"));
        return;
      }
      if (!isShortcut(event)) return;
      const isSecond = event.timeStamp < pending.current;
      pending.current = 0;
      if (isSecond && SECTION_OF[key]) {
        event.preventDefault();
        event.stopImmediatePropagation();
        goTo(key);
      } else if (key === "g" && !event.shiftKey) pending.current = event.timeStamp + SEQUENCE_MS;
      else if (event.key === "?") {
        event.preventDefault();
        setOpen("sheet");
      }
    };
    const onAsked = () => setOpen("palette");
    // In the capture phase: after G, a letter is a place and not what the screen would do with it.
    document.addEventListener("keydown", onKey, true);
    // For whoever drives the page by script: keys are heard from here on.
    if (frame.current) frame.current.dataset.keys = "heard";
    window.addEventListener(OPEN_PALETTE, onAsked);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      window.removeEventListener(OPEN_PALETTE, onAsked);
    };
  }, [places, router]);
  return (
    <div ref={frame} className="contents" data-keys="" data-letters={letters ? undefined : "off"}>
      <LaterPart key={open} className={OVER_THE_PAGE}>
        {open === "palette" && <Palette accountId={accountId} places={places} onClose={close} />}
        {open === "sheet" && <ShortcutSheet onClose={close} />}
      </LaterPart>
    </div>
  );
}
