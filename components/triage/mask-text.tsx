"use client";

import { useT } from "@/components/shell/intl-provider";
import { plainText } from "@/lib/format/plain";
import type { Messages } from "@/lib/messages/en";
import type { Translate } from "@/lib/messages/translate";

const SLOT = /^<[a-z_ ]{1,20}>$/;
type Slot = keyof Messages["triage"]["slot"];

const SLOTS: Readonly<Record<Slot, true>> = {
  url: true,
  email: true,
  id: true,
  ip: true,
  path: true,
  date: true,
  amount: true,
  duration: true,
  phone: true,
  address: true,
  code: true,
  value: true,
  number: true,
  carrier: true,
  order: true,
  line: true,
  product: true,
  tracking: true,
  name: true,
};

/** What stands for a slot on screen, in the reader's language; a name that an administrator invented stays. */
function slotWord(t: Translate<"triage">, slot: string): string {
  return Object.hasOwn(SLOTS, slot) ? t(`slot.${slot as Slot}`) : slot;
}

/** The words and slots of a mask, each with its place as its name. */
function partsOf(mask: string): { at: number; text: string }[] {
  let at = 0;
  return plainText(mask, 600)
    .text.split(/(<[a-z_ ]{1,20}>)/)
    .map((text) => {
      const part = { at, text };
      at += text.length;
      return part;
    })
    .filter(({ text }) => text !== "");
}

/** A mask with its slots set apart: `<order>` is a place, not a word. */
export function MaskText({ mask }: { mask: string }) {
  const t = useT("triage");
  return (
    <span translate="no" className="[overflow-wrap:anywhere]">
      {partsOf(mask).map(({ at, text }) =>
        SLOT.test(text) ? (
          <i key={at} className="rounded-[3px] bg-todo-soft px-1 py-px not-italic text-ink-2">
            {slotWord(t, text.slice(1, -1))}
          </i>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </span>
  );
}
