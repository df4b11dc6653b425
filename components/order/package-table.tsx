"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { Table } from "@/components/ui/table";
import { isSomeAmount } from "@/lib/domain/decimal";
import type { Order, OrderLine, Package } from "@/lib/domain/order";
import { countryName } from "@/lib/format/country";
import { LinePicture } from "./line-picture";
import { TrackingRow } from "./tracking-row";

interface Props {
  order: Order;
  pack: Package;
  position: { n: number; all: number };
}

/** The marketplace's own figures where it gave them, else Lengow's converted ones; never a mix within one line. */
export function lineMoney(line: OrderLine, order: Order) {
  const own = line.original_amount !== null;
  return {
    currency: (own ? order.original_currency : order.currency)?.iso_a3 ?? null,
    amount: own ? line.original_amount : line.amount,
    tax: own ? line.original_tax : line.tax,
    shipping: own ? line.original_shipping : line.shipping,
    refunded: own ? line.original_refunded_amount : line.refunded_amount,
  };
}

function LineRow({ line, order }: { line: OrderLine; order: Order }) {
  const t = useT("order");
  const money = lineMoney(line, order);
  const sku = line.merchant_product_id?.id ?? line.marketplace_product_id;
  return (
    <tr>
      <th scope="row" className="!h-auto py-2.5 text-left font-normal whitespace-normal">
        <span className="grid grid-cols-[36px_minmax(0,1fr)] items-start gap-2.5">
          <LinePicture path={line.picture} />
          <span className="min-w-0">
            <span className="block [overflow-wrap:anywhere]">
              <Plain max={200}>{line.title ?? t("noTitle")}</Plain>
            </span>
            <span className="block text-12 text-ink-3 [overflow-wrap:anywhere]">
              <Plain max={120}>{t("lineSku", { sku: sku ?? "–", line: line.marketplace_order_line_id })}</Plain>
            </span>
            <span className="mt-1 flex items-center gap-3 text-12 text-ink-2 tablet:hidden">
              <StatusBadge kind="order" value={line.lengow_status ?? order.lengow_status} flush />
              {t("quantity")} {line.quantity}
            </span>
            {isSomeAmount(money.refunded) && (
              <span className="block text-12 text-ink-2">
                {t("refundedSoFar")} <Money amount={money.refunded} currency={money.currency} />
              </span>
            )}
          </span>
        </span>
      </th>
      <td className="max-tablet:hidden">
        {/* A long title beside it takes its lines, never the state's room. */}
        <span className="flex w-max max-w-[180px]">
          <StatusBadge kind="order" value={line.lengow_status ?? order.lengow_status} flush />
        </span>
      </td>
      <td className="numeric max-tablet:hidden">{line.quantity}</td>
      <td className="numeric text-ink-2 max-tablet:hidden">
        <Money amount={money.tax} currency={money.currency} />
      </td>
      <td className="numeric text-ink-2 max-tablet:hidden">
        <Money amount={money.shipping} currency={money.currency} />
      </td>
      <td className="numeric font-medium">
        <Money amount={money.amount} currency={money.currency} />
      </td>
    </tr>
  );
}

/** The lines that go to one address, and the parcels they went in. */
export function PackageTable({ order, pack, position }: Props) {
  const t = useT("order");
  const locale = useLocale();
  const { delivery } = pack;
  const place =
    [delivery?.city, countryName(delivery?.common_country_iso_a2 ?? null, locale)].filter(Boolean).join(", ") ||
    t("nowhere");
  const trackings = delivery?.trackings ?? [];
  const title = t("package", { ...position, place });
  return (
    <section aria-label={title} className="overflow-hidden rounded-8 border bg-surface">
      <h2 className="flex min-h-11 flex-wrap items-center gap-x-2 px-4 py-1.5 text-13 font-semibold">
        {t("lines")}
        <span className="text-12 font-normal text-ink-2">
          <Plain max={120}>{title}</Plain>
        </span>
        <span className="ml-auto text-12 font-normal text-ink-2">
          {position.all === 1 &&
            order.items_unshipped > 0 &&
            t("linesLeft", { left: order.items_unshipped, all: order.items_total })}
        </span>
      </h2>
      <div className="scroll-thin relative overflow-x-auto border-t">
        <Table
          caption={title}
          className="[&_:is(th,td):first-child]:pl-4 [&_:is(th,td):last-child]:pr-4 [&_tbody_tr:last-child>:is(th,td)]:border-b-0"
        >
          <thead>
            <tr>
              <th scope="col" className="!static">
                {t("product")}
              </th>
              <th scope="col" className="!static max-tablet:hidden">
                {t("status")}
              </th>
              <th scope="col" className="numeric !static max-tablet:hidden">
                {t("quantity")}
              </th>
              <th scope="col" className="numeric !static max-tablet:hidden">
                {t("vat")}
              </th>
              <th scope="col" className="numeric !static max-tablet:hidden">
                {t("shipping")}
              </th>
              <th scope="col" className="numeric !static">
                {t("amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {pack.cart.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines may come with the same id, their place is their own
              <LineRow key={`${line.marketplace_order_line_id} ${at}`} line={line} order={order} />
            ))}
          </tbody>
        </Table>
        {pack.cart.length === 0 && <p className="px-4 py-3 text-ink-2">{t("noLines")}</p>}
      </div>
      {trackings.length > 0 && (
        <ul aria-label={t("tracking")} className="grid gap-1.5 border-t px-4 py-2.5">
          {trackings.map((tracking, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tracking may have no number, its place is its own
            <TrackingRow key={at} tracking={tracking} all={trackings.length > 1} />
          ))}
        </ul>
      )}
    </section>
  );
}
