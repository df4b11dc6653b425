"use client";

import Link from "next/link";
import { orderHref } from "@/components/orders/order-href";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { marketplaceName } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { Package } from "@/lib/domain/order";
import { canceledLines } from "@/lib/domain/order-canceled";
import { postalLines } from "./panels/address-lines";
import "./packing-slip.css";

/** The address on the parcel; hidden where the role hides it, said to be missing where the marketplace keeps it. */
function ShipTo({ pack, masked }: { pack: Package; masked: boolean }) {
  const t = useT("order");
  const lines = postalLines(pack.delivery, useLocale());
  if (masked) return <p>{t("maskedMeans")}</p>;
  if (lines.length === 0) return <p>{t("kept")}</p>;
  return (
    <address className="not-italic">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one address may be equal and never change their order
        <span key={at} className="block">
          <Plain max={120}>{line}</Plain>
        </span>
      ))}
    </address>
  );
}

/** What was canceled goes into no parcel. */
function Lines({ order, pack }: { order: OrderDetail; pack: Package }) {
  const t = useT("order");
  const gone = canceledLines(order);
  const lines = pack.cart.filter((line) => !gone.includes(line));
  return (
    <table className="mt-6 w-full border-collapse text-left">
      <caption className="sr-only">{t("lines")}</caption>
      <thead>
        <tr className="border-b">
          <th scope="col" className="w-14 py-1.5 pr-3 text-right font-semibold">
            {t("quantity")}
          </th>
          <th scope="col" className="py-1.5 pr-3 font-semibold">
            {t("product")}
          </th>
          <th scope="col" className="w-44 py-1.5 font-semibold">
            {t("sku")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may come with the same id, their place is their own
          <tr key={at} className="break-inside-avoid border-b align-top">
            <td className="py-2 pr-3 text-right text-16 font-semibold tabular-nums">{line.quantity}</td>
            <td className="py-2 pr-3 [overflow-wrap:anywhere]">
              <Plain max={300}>{line.title ?? t("noTitle")}</Plain>
            </td>
            <td className="py-2 [overflow-wrap:anywhere]">
              <Plain max={80}>{line.merchant_product_id?.id ?? line.marketplace_product_id ?? "–"}</Plain>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sheet({ order, pack, n }: { order: OrderDetail; pack: Package; n: number }) {
  const t = useT("order");
  const all = order.packages.length;
  const facts = [
    [t("slipOrder"), <Plain key="o">{order.marketplace_order_id}</Plain>],
    [t("slipMarketplace"), marketplaceName({ code: order.marketplace, name: order.marketplace_name })],
    [t("ordered"), <Time key="d" at={order.marketplace_order_date} form="full" />],
    ...[...new Set(order.merchant_order_id)].map((one) => [t("yourOrderId"), <Plain key={one}>{one}</Plain>] as const),
  ] as const;
  return (
    <section className="not-first:mt-10 not-first:break-before-page" aria-label={`${t("packingSlip")} ${n}`}>
      <h2 className="text-20 font-semibold">
        {t("packingSlip")}
        {all > 1 && <span className="ml-2 text-14 font-normal">{t("slipPackage", { n, all })}</span>}
      </h2>
      <div className="mt-4 grid grid-cols-2 gap-8 max-tablet:grid-cols-1">
        <div>
          <h3 className="mb-1 text-12 font-semibold">{t("deliverTo")}</h3>
          <div className="text-14">
            <ShipTo pack={pack} masked={order.masked} />
          </div>
        </div>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 gap-y-1">
          {facts.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the facts never change their order
            <div key={at} className="contents">
              <dt>{name}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Lines order={order} pack={pack} />
    </section>
  );
}

/** What goes into the parcel: address, products, quantities; no price, no e-mail, no phone. Always light, because it becomes paper. */
export function PackingSlip({ accountId, order }: { accountId: number; order: OrderDetail }) {
  const t = useT("order");
  return (
    <TableScroller label={t("packingSlip")} className="bg-canvas">
      <div className="mx-auto grid max-w-[864px] gap-4 px-8 py-6 max-tablet:px-4 print:block print:max-w-none print:p-0">
        <div className="flex items-center gap-2" data-print="no">
          <Link
            href={orderHref(accountId, order)}
            className="inline-flex min-h-8 items-center gap-1 text-ink-2 hover:text-ink"
          >
            <Icon name="chevron-left" size={14} />
            {t("backToOrder")}
          </Link>
          <Button variant="primary" icon="printer" className="ml-auto" onClick={() => window.print()}>
            {t("print")}
          </Button>
        </div>
        <h1 className="sr-only">{t("packingSlip")}</h1>
        <div className="paper rounded-4 p-8 shadow-pop max-tablet:p-5 print:p-0 print:shadow-none">
          {order.delivered_by_marketplace && <p className="mb-4 font-semibold">{t("deliveredByMarketplace")}</p>}
          {order.packages.map((pack, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: packages have no id and come in one order
            <Sheet key={at} order={order} pack={pack} n={at + 1} />
          ))}
          {order.packages.length === 0 && <p>{t("noPackages")}</p>}
        </div>
      </div>
    </TableScroller>
  );
}
