"use client";

import { useT } from "@/components/shell/intl-provider";
import { maskAsText, maskParts, slotText } from "@/lib/domain/mask-slots";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";

/** A mask where only text goes, its places in the reader's language: "Order ‹id› was shipped". */
export function maskLine(t: Translate<"triage">, mask: string, max = 600): string {
  return plainText(
    maskAsText(mask, (slot) => t(`slot.${slot}`)),
    max,
  ).text;
}

/** A mask with its places set apart: `<order>` is a place, not a word. Copied or read aloud they keep their signs. */
export function MaskText({ mask }: { mask: string }) {
  const t = useT("triage");
  return (
    <span translate="no" className="[overflow-wrap:anywhere]">
      {maskParts(plainText(mask, 600).text).map(({ at, text, slot }) =>
        slot === null ? (
          <span key={at}>{text}</span>
        ) : (
          <i key={at} data-slot={slot} className="rounded-[3px] bg-todo-soft px-0.5 py-px not-italic text-ink-2">
            {slotText(slot, (name) => t(`slot.${name}`))}
          </i>
        ),
      )}
    </span>
  );
}
