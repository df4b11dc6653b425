import type { ReactNode } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Amount, Amounts, Section } from "@/components/ui/facts";
import { Money } from "@/components/ui/money";
import type { OrderRow } from "@/lib/domain/order";
import { roundedMoney } from "@/lib/format/money";

/** The two totals, with the codes of their currencies. */
type Totals = Pick<
  OrderRow,
  "original_total_order" | "original_currency" | "total_order" | "currency" | "conversion_missing"
>;

/**
 * The part about money: the total in the marketplace's own currency where Lengow tells it, below it what Lengow makes of it in the account's.
 * `before` are the amounts that make it up, `after` such as it already holds.
 */
export function MoneySection({ totals, before, after }: { totals: Totals; before?: ReactNode; after?: ReactNode }) {
  const t = useT("order");
  const locale = useLocale();
  const { original_currency, total_order, currency } = totals;
  const own = totals.original_total_order !== null;
  const second = own && currency !== null && currency !== original_currency;
  const converted = second ? roundedMoney(total_order, currency, locale) : null;
  return (
    <Section title={t("money")}>
      <Amounts>
        {before}
        <Amount name={t("total")} sum>
          <Money
            amount={own ? totals.original_total_order : total_order}
            currency={own ? original_currency : currency}
          />
        </Amount>
        {after}
        {converted && (
          <Amount name={t("converted")} quiet>
            {converted}
          </Amount>
        )}
      </Amounts>
      {totals.conversion_missing && <p className="mt-2 text-12 text-ink-2">{t("noRate")}</p>}
    </Section>
  );
}
