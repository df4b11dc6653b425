"use client";

import { useT } from "@/components/shell/intl-provider";
import type { OrderIndexState } from "@/lib/contract/orders";

/** Said where figures will stand once our copy of the orders covers them: too small a number would be a lie. */
export function IndexFilling({ title, index }: { title: string; index: OrderIndexState }) {
  const t = useT("home");
  const percent = Math.floor((index.progress ?? 0) * 100);
  return (
    <section className="grid content-start gap-2">
      <h2 className="text-13 font-semibold">{title}</h2>
      <p className="text-12 text-ink-2">{t(index.state === "off" ? "indexOff" : "indexFilling", { percent })}</p>
    </section>
  );
}
