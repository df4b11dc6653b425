"use client";

import { useT } from "@/components/shell/intl-provider";
import { orderTypeLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import { Icon } from "./icon";

/** One of an order's types (`OrderType` of `lib/domain/order.ts`). */
interface TypeOf {
  type: string;
  label: string;
}

/**
 * An order type: icon and word, no box and no hue. `form` "short" says B2B and FBA for narrow columns; "icon" leaves the word to
 * screen readers and the tooltip, for places with no room at all. A type without a word of ours shows Lengow's label.
 */
export function OrderTypeTag({ type, label, form = "long" }: TypeOf & { form?: "long" | "short" | "icon" }) {
  const t = useT("status");
  const look = orderTypeLook(type);
  const word = look ? t(`type.${look.key}`) : plainText(label || type, 40).text;
  const shown = form === "short" && look ? t(`typeShort.${look.key}`) : word;
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-12 text-ink-2" title={word}>
      <Icon name={look?.icon ?? "tag"} size={form === "icon" ? 13 : 12} className="stroke-2 text-ink-3" />
      <span className={form === "icon" ? "sr-only" : undefined}>{shown}</span>
    </span>
  );
}

/** An order's types in a row; `none` is what a screen reader hears when there is none. */
export function OrderTypeTags(props: { types: readonly TypeOf[]; form?: "long" | "short" | "icon"; none?: string }) {
  const { types, form = "long", none } = props;
  if (types.length === 0) return none ? <span className="sr-only">{none}</span> : null;
  return (
    <span className="inline-flex min-w-0 items-center gap-[9px] align-middle">
      {types.map((one) => (
        <OrderTypeTag key={one.type} type={one.type} label={one.label} form={form} />
      ))}
    </span>
  );
}
