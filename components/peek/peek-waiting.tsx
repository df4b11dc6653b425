"use client";

import { useEffect, useState } from "react";
import { Bone } from "@/components/ui/bone";
import { plainText } from "@/lib/format/plain";
import type { PeekOrder } from "./peek-state";

/** A wait shorter than this is not worth a shape. */
const PATIENCE_MS = 150;

/** The shape of what comes, so that nothing moves when it is there. */
export function PeekBones() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div aria-hidden className="grid content-start gap-5 px-4 py-4">
      {[
        ["w-24", "w-4/5", "w-3/5", "w-4/5", "w-2/5"],
        ["w-20", "w-full", "w-full", "w-full"],
        ["w-28", "w-3/5", "w-4/5"],
      ].map((bones) => (
        <div key={bones.join()} className="grid gap-3">
          {bones.map((width, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars without meaning
            <Bone key={at} className={width} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** While the panel's words are fetched, which happens once: the order's id is known already. */
export function PeekWaiting({ order }: { order: PeekOrder }) {
  return (
    <div aria-busy>
      <p className="order-id min-h-[104px] border-b border-line px-4 py-3.5 text-14 font-semibold [overflow-wrap:anywhere]">
        <bdi translate="no">{plainText(order.marketplace_order_id, 120).text}</bdi>
      </p>
      <PeekBones />
    </div>
  );
}
