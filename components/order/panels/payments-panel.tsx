"use client";

import { useT } from "@/components/shell/intl-provider";
import { Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { Order } from "@/lib/domain/order";

export function PaymentsPanel({ order }: { order: Order }) {
  const t = useT("order");
  const known = order.payments.filter((payment) => payment.type || payment.status);
  if (known.length === 0) return null;
  return (
    <Section title={t("payments")}>
      <ul className="grid gap-1">
        {known.map((payment, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment may come without an id
          <li key={`${payment.id ?? ""} ${at}`} className="flex gap-2">
            <Plain max={60}>{payment.type ?? payment.status ?? "–"}</Plain>
            {payment.settled_at && <Time at={payment.settled_at} className="ml-auto text-12 text-ink-3" />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
