"use client";

import { useT } from "@/components/shell/intl-provider";
import { Section } from "@/components/ui/facts";
import { SafeLink } from "@/components/ui/link";
import { Plain } from "@/components/ui/plain";
import type { OrderLink } from "@/lib/contract/order-detail";

/** The ways out of Orderdeck that an administrator set up: Seller Central, the own back office. */
export function LinksPanel({ links }: { links: readonly OrderLink[] }) {
  const t = useT("order");
  if (links.length === 0) return null;
  return (
    <Section title={t("links")}>
      <ul className="grid gap-0.5">
        {links.map(({ label, href }) => (
          <li key={`${label} ${href}`}>
            <SafeLink url={href}>
              <Plain max={60}>{label}</Plain>
            </SafeLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
