"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { useLate } from "@/components/ui/use-late";
import { useT } from "./intl-provider";
import { isOpening, openingEnds, subscribeOpening } from "./opening";

const never = () => false;

/** A line at the top of the window while another page is on its way. What comes at once shows none, and nothing moves. */
export function OpeningBar() {
  const t = useT("shell");
  const shown = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address on screen means that the page has come
  useEffect(openingEnds, [shown]);
  const late = useLate(useSyncExternalStore(subscribeOpening, isOpening, never));
  if (!late) return null;
  return (
    <div
      role="progressbar"
      aria-label={t("opening")}
      data-print="no"
      className="pointer-events-none fixed inset-x-0 top-0 z-60 h-[3px] overflow-hidden bg-accent-soft"
    >
      <div className="h-full w-1/4 animate-opening bg-accent motion-reduce:w-full" />
    </div>
  );
}
