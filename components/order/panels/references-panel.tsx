"use client";

import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { Order } from "@/lib/domain/order";

export function ReferencesPanel({ order }: { order: Order }) {
  const t = useT("order");
  return (
    <Section title={t("references")}>
      <Facts>
        <Fact name={t("yourOrderId")}>
          {order.merchant_order_id.length > 0 ? (
            [...new Set(order.merchant_order_id)].map((reference) => (
              <span key={reference} className="block">
                <Plain max={100}>{reference}</Plain>
              </span>
            ))
          ) : (
            <span className="text-ink-3">{t("notSet")}</span>
          )}
        </Fact>
        <Fact name={t("importedAt")}>
          <Time at={order.imported_at} form="full" />
        </Fact>
        <Fact name={t("updatedAt")}>
          <Time at={order.updated_at} form="full" />
        </Fact>
      </Facts>
    </Section>
  );
}
