"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "./icon";
import { orderTypeWords, type TypeOf } from "./order-type-words";

/** An order type: icon and word, no box and no hue; the marketplace's own label stands in the `title`. */
function OrderTypeTag(of: TypeOf) {
  const { word, title, icon } = orderTypeWords(useT("status"), of);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-12 text-ink-2" title={title}>
      <Icon name={icon} size={12} className="stroke-2 text-ink-3" />
      {word}
    </span>
  );
}

/** An order's types in a row. */
export function OrderTypeTags({ types }: { types: readonly TypeOf[] }) {
  if (types.length === 0) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-[9px] align-middle">
      {types.map((one) => (
        <OrderTypeTag key={one.type} type={one.type} label={one.label} />
      ))}
    </span>
  );
}
