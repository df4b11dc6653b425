"use client";

import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { SafeLink } from "@/components/ui/link";
import { Plain } from "@/components/ui/plain";
import type { Order } from "@/lib/domain/order";

/** The invoice the marketplace names, and the documents Lengow holds. */
export function DocumentsPanel({ order }: { order: Order }) {
  const t = useT("order");
  const lines = order.packages.flatMap((pack) => pack.cart.flatMap((line) => line.documents));
  const documents = [...order.documents, ...lines];
  if (!order.invoice_number && !order.invoice_url && documents.length === 0) return null;
  return (
    <Section title={t("documents")}>
      <Facts>
        {(order.invoice_number || order.invoice_url) && (
          <Fact name={t("invoice")}>
            {order.invoice_number && <Plain max={60}>{order.invoice_number}</Plain>}{" "}
            {order.invoice_url && <SafeLink url={order.invoice_url}>{t("openDocument")}</SafeLink>}
          </Fact>
        )}
        {documents.map((document, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: order and lines may name the same document
          <Fact key={`${document.id} ${at}`} name={<Plain max={30}>{document.type ?? t("document")}</Plain>}>
            <Plain max={60}>{document.name ?? document.id}</Plain>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
