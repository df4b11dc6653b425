"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import type { Waiting } from "./live-rows";

/** Rows that came meanwhile wait here, so that nothing moves under the pointer (PRODUCT U19). Said once to screen readers. */
export function NewOrdersPill({ waiting, onShow }: { waiting: Waiting | null; onShow: () => void }) {
  const t = useT("orders");
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-10 z-4 flex justify-center">
      {waiting && (
        <button
          type="button"
          onClick={onShow}
          className="pointer-events-auto inline-flex h-7 items-center gap-1.5 rounded-6 bg-accent px-3 text-12 font-medium text-on-accent shadow-pop hover:bg-accent-hover max-tablet:h-10"
        >
          <Icon name="arrow-up" size={14} />
          {waiting.fresh > 0 ? t("newOrders", { n: waiting.fresh }) : t("listChanged")}
        </button>
      )}
    </div>
  );
}
