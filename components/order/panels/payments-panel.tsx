"use client";

import { useT } from "@/components/shell/intl-provider";
import { Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { Order, Payment } from "@/lib/domain/order";

/** What a marketplace adds for business buyers: names are Lengow's own, values stand as given (API.md §6.2). */
function termsOf({ payment_terms: terms }: Payment): [string, string][] {
  return Object.entries(terms ?? {}).flatMap(([name, value]): [string, string][] =>
    (typeof value === "string" && value.trim()) || typeof value === "number"
      ? [[name.replaceAll("_", " "), String(value)]]
      : [],
  );
}

/** How the buyer paid, whether it was settled, and on which terms. */
export function PaymentsPanel({ order }: { order: Order }) {
  const t = useT("order");
  const known = order.payments.filter((payment) => payment.type || payment.status);
  if (known.length === 0) return null;
  return (
    <Section title={t("payments")}>
      <ul className="grid gap-1">
        {known.map((payment, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment may come without an id
          <li key={`${payment.id ?? ""} ${at}`}>
            <span className="flex gap-2">
              <Plain max={60}>{[payment.type, payment.status].filter(Boolean).join(" · ")}</Plain>
              {payment.settled_at && <Time at={payment.settled_at} className="ml-auto text-12 text-ink-3" />}
            </span>
            {termsOf(payment).map(([name, value]) => (
              <span key={name} className="block text-12 text-ink-3 [overflow-wrap:anywhere]">
                <Plain max={120}>{`${name} ${value}`}</Plain>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
