import { plainText } from "@/lib/format/plain";

const SLOT = /^<[a-z_ ]{1,20}>$/;

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
  return (
    <span translate="no" className="[overflow-wrap:anywhere]">
      {partsOf(mask).map(({ at, text }) =>
        SLOT.test(text) ? (
          <i key={at} className="rounded-[3px] bg-todo-soft px-1 py-px not-italic text-ink-2">
            {text.slice(1, -1)}
          </i>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </span>
  );
}
