"use client";

import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import type { Order } from "@/lib/domain/order";

/** Who accounts for the VAT and under which numbers; nothing is shown where Lengow gives nothing. */
export function TaxPanel({ order }: { order: Order }) {
  const t = useT("order");
  const { tax } = order;
  if (!tax) return null;
  const portal = [tax.tax_electronic_portal_type, tax.tax_electronic_portal_id].filter(Boolean).join(" ");
  const buyer = [tax.buyer_tax?.type, tax.buyer_tax?.id].filter(Boolean).join(" ");
  const deemed = tax.is_marketplace_deemed_supplier;
  if (deemed === null && !portal && !buyer && !tax.marketplace_eori_number) return null;
  return (
    <Section title={t("tax")}>
      {deemed !== null && <p className="mb-1.5 text-ink-2">{t(deemed ? "deemedSupplier" : "ownSupplier")}</p>}
      <Facts>
        {portal && (
          <Fact name={t("taxPortal")}>
            <Plain max={60}>{portal}</Plain>
          </Fact>
        )}
        {tax.marketplace_eori_number && (
          <Fact name="EORI">
            <Plain max={40}>{tax.marketplace_eori_number}</Plain>
          </Fact>
        )}
        {buyer && (
          <Fact name={t("buyerTax")}>
            <Plain max={60}>{buyer}</Plain>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
