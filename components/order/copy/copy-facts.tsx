"use client";

import { typeWords } from "@/components/actions/action-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { OrderCopy } from "@/lib/contract/order-copy";
import type { OrderRow } from "@/lib/domain/order";
import { countryName } from "@/lib/format/country";
import { BuyerSection } from "../panels/buyer-section";
import { MoneySection } from "../panels/money-section";

/** What was ordered, as far as a row of the list knows it: the first product, how many there are, what went out. */
export function CopiedLines({ row }: { row: OrderRow }) {
  const t = useT("order");
  const more = row.line_count - 1;
  return (
    <Section
      title={t("lines")}
      aside={row.items_total > 0 && <span>{t("linesLeft", { left: row.items_unshipped, all: row.items_total })}</span>}
    >
      {row.line_count === 0 ? (
        <p className="text-ink-2">{t("noPackages")}</p>
      ) : (
        <p className="[overflow-wrap:anywhere]">
          <Plain max={140}>{row.first_title ?? t("noTitle")}</Plain>
          {row.first_sku && (
            <span className="block text-12 text-ink-3">
              <Plain max={80}>{row.first_sku}</Plain>
            </span>
          )}
        </p>
      )}
      {more > 0 && <p className="mt-1 text-12 text-ink-3">{t("copyMoreLines", { n: more })}</p>}
      {(row.carrier || row.tracking_number) && (
        <Facts className="mt-2.5 border-t border-line pt-2.5">
          <Fact name={t("tracking")}>
            <Plain max={120}>{[row.carrier, row.tracking_number].filter(Boolean).join(" · ")}</Plain>
          </Fact>
        </Facts>
      )}
    </Section>
  );
}

/** The total; what it is made of is not in our copy. */
export function CopiedMoney({ row }: { row: OrderRow }) {
  return <MoneySection totals={row} />;
}

/** Who bought it, where the role may see that, and the country it goes to. */
export function CopiedBuyer({ copy }: { copy: OrderCopy }) {
  const t = useT("order");
  const locale = useLocale();
  const { row, masked } = copy;
  return (
    <BuyerSection masked={masked}>
      <Facts>
        <Fact name={t("name")}>
          {row.buyer_name ? (
            <Plain max={120}>{row.buyer_name}</Plain>
          ) : (
            <span className="text-ink-3">{t("copyMissing")}</span>
          )}
        </Fact>
        <Fact name={t("deliverTo")}>
          {countryName(row.delivery_country, locale) ?? <span className="text-ink-3">{t("copyMissing")}</span>}
        </Fact>
      </Facts>
    </BuyerSection>
  );
}

/** The merchant's own reference, the dates, and the latest action, whoever sent it. */
export function CopiedReferences({ row }: { row: OrderRow }) {
  const [t, o, a] = [useT("order"), useT("orders"), useT("actions")];
  const last = row.last_action;
  return (
    <Section title={t("references")}>
      <Facts>
        <Fact name={t("yourOrderId")}>
          {row.merchant_order_id.length > 0 ? (
            <Plain max={200}>{row.merchant_order_id.join(" · ")}</Plain>
          ) : (
            <span className="text-ink-3">{t("notSet")}</span>
          )}
        </Fact>
        <Fact name={t("importedAt")}>
          <Time at={row.imported_at} />
        </Fact>
        <Fact name={t("updatedAt")}>
          <Time at={row.updated_at} />
        </Fact>
        {last && (
          <Fact name={o("column.last_action")}>
            <span className="flex flex-wrap items-center gap-x-2">
              {typeWords(a, last.type)} <StatusBadge kind="action" value={last.state} /> <Time at={last.at} />
            </span>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
