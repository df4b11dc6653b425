"use client";

import { useT } from "@/components/shell/intl-provider";
import { Amount } from "@/components/ui/facts";
import { Money } from "@/components/ui/money";
import { isSomeAmount, sumDecimals } from "@/lib/domain/decimal";
import type { Order } from "@/lib/domain/order";
import { canceledLines, readCanceled } from "@/lib/domain/order-canceled";
import { readDiscount } from "@/lib/domain/order-discount";
import { MoneySection } from "./money-section";

/** What the buyer's marketplace says in its own currency first; what Lengow makes of it in the account's currency below. */
export function MoneyPanel({ order }: { order: Order }) {
  const t = useT("order");
  const own = order.original_total_order !== null;
  const currency = (own ? order.original_currency : order.currency)?.iso_a3 ?? null;
  const pick = (original: string | null, converted: string | null) => (own ? original : converted);
  const lines = order.packages.flatMap((pack) => pack.cart);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const items = sumDecimals(lines.map((line) => pick(line.original_amount, line.amount)));
  const refunded = sumDecimals(lines.map((line) => pick(line.original_refunded_amount, line.refunded_amount) ?? "0"));
  const buyerPaid = order.original_buyer_currency !== currency ? order.original_total_buyer_amount : null;
  const total = pick(order.original_total_order, order.total_order);
  const shipping = pick(order.original_shipping, order.shipping);
  const fees = pick(order.original_processing_fee, order.processing_fee);
  const gone = canceledLines(order);
  const canceled = sumDecimals(gone.map((line) => pick(line.original_amount, line.amount)));
  const figures = { total, items, shipping, fees, discount: pick(order.original_discount, order.discount) };
  const reading = readCanceled(figures, canceled);
  const off = readDiscount({
    ...figures,
    items: reading === "taken_off" ? sumDecimals([items, `-${canceled}`]) : items,
  });
  const included = off?.reading === "included" ? off.amount : null;
  const rows = [
    ["shipping", shipping],
    ["discount", included === null ? (off?.amount ?? null) : null],
    ["fees", fees],
  ] as const;
  const after = [
    ["discountIncluded", included],
    ["vatIncluded", pick(order.original_total_tax, order.total_tax)],
    ["commission", pick(order.original_commission, order.commission)],
  ] as const;
  const totals = {
    ...order,
    original_currency: order.original_currency?.iso_a3 ?? null,
    currency: order.currency?.iso_a3 ?? null,
  };
  return (
    <MoneySection
      totals={totals}
      before={
        <>
          {items && (
            <Amount name={t("items", { n: units })}>
              <Money amount={items} currency={currency} />
            </Amount>
          )}
          {canceled && reading && (
            <Amount
              name={t(reading === "taken_off" ? "itemsCanceled" : "itemsOfThemCanceled", {
                n: gone.reduce((sum, line) => sum + line.quantity, 0),
              })}
              quiet={reading === "in_total"}
            >
              <Money amount={reading === "taken_off" ? `-${canceled}` : canceled} currency={currency} />
            </Amount>
          )}
          {rows.map(
            ([name, amount]) =>
              isSomeAmount(amount) && (
                <Amount key={name} name={t(name)}>
                  <Money amount={amount} currency={currency} />
                </Amount>
              ),
          )}
        </>
      }
      after={
        <>
          {after.map(
            ([name, amount]) =>
              amount !== null && (
                <Amount key={name} name={t(name)} quiet>
                  <Money amount={amount} currency={currency} />
                </Amount>
              ),
          )}
          {isSomeAmount(refunded) && (
            <Amount name={t("refundedSoFar")} quiet>
              <Money amount={refunded} currency={currency} />
            </Amount>
          )}
          {isSomeAmount(buyerPaid) && (
            <Amount name={t("buyerPaid")} quiet>
              <Money amount={buyerPaid} currency={order.original_buyer_currency} />
            </Amount>
          )}
        </>
      }
    />
  );
}
