"use client";

import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Plain } from "@/components/ui/plain";
import type { MarketplaceDescription } from "@/lib/contract/marketplace-description";

/** The marketplace's own words and Lengow's status they become, side by side. */
export function StatusMap({ statuses }: { statuses: MarketplaceDescription["statuses"] }) {
  const t = useT("explorer");
  if (statuses.length === 0) return <p className="text-ink-2">{t("statuses.none")}</p>;
  return (
    <>
      <p className="mb-2 text-12 text-ink-3">{t("statuses.lead")}</p>
      <ul className="grid">
        {statuses.map(({ lengow, marketplace }) => (
          <li
            key={lengow}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-2 border-t border-line py-1.5 first:border-t-0"
          >
            <span className="min-w-0 text-12 text-ink-2 [overflow-wrap:anywhere]">
              {marketplace.length === 0 ? (
                <span className="text-ink-3">{t("statuses.noWord")}</span>
              ) : (
                marketplace.map((word) => (
                  <span key={word} className="block">
                    <Plain max={60}>{word}</Plain>
                  </span>
                ))
              )}
            </span>
            <span className="w-[108px]">
              <StatusBadge kind="order" value={lengow} flush />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
