"use client";

import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import type { Order } from "@/lib/domain/order";

/** "IOSS" and "OSS" as they are; a portal without a kind is only "the portal". */
function portalOf(order: Order): { kind: string | null; id: string } | null {
  const { tax_electronic_portal_type: kind = null, tax_electronic_portal_id: id = null } = order.tax ?? {};
  if (!kind?.trim() && !id?.trim()) return null;
  return { kind: kind?.trim() || null, id: id?.trim() || "–" };
}

/** Who accounts for the VAT and under which numbers; nothing is shown where Lengow gives nothing. */
export function TaxPanel({ order }: { order: Order }) {
  const t = useT("order");
  const { tax } = order;
  const portal = portalOf(order);
  const eori = tax?.marketplace_eori_number?.trim();
  const buyer = tax?.buyer_tax?.id?.trim();
  const vat = order.billing_address?.vat_number?.trim() || order.packages[0]?.delivery?.vat_number?.trim();
  const deemed = tax?.is_marketplace_deemed_supplier ?? null;
  if (deemed === null && !portal && !buyer && !eori && !vat) return null;
  const numbers = [
    [portal?.kind ? t("taxPortalOf", { kind: portal.kind }) : t("taxPortal"), portal?.id],
    [t("eori"), eori],
    [tax?.buyer_tax?.type?.trim() ? t("buyerTaxOf", { kind: tax.buyer_tax.type }) : t("buyerTax"), buyer],
    [t("buyerVat"), vat === buyer ? undefined : vat],
  ] as const;
  return (
    <Section title={t("tax")}>
      {deemed !== null && <p className="mb-1.5 text-ink-2">{t(deemed ? "deemedSupplier" : "ownSupplier")}</p>}
      <Facts>
        {numbers.map(
          ([name, value]) =>
            value && (
              <Fact key={name} name={<Plain max={40}>{name}</Plain>}>
                <Plain max={60}>{value}</Plain>
              </Fact>
            ),
        )}
      </Facts>
    </Section>
  );
}
