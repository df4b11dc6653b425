"use client";

import { LinePicture } from "@/components/order/line-picture";
import { lineMoney } from "@/components/order/package-table";
import { TrackingRow } from "@/components/order/tracking-row";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Section } from "@/components/ui/facts";
import { Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { isSomeAmount } from "@/lib/domain/decimal";
import type { OrderLine } from "@/lib/domain/order";

/** More than these are a list to be read on the page. */
const MOST = 12;

function Line({ line, order }: { line: OrderLine; order: OrderDetail }) {
  const t = useT("order");
  const money = lineMoney(line, order);
  const sku = line.merchant_product_id?.id ?? line.marketplace_product_id ?? "–";
  return (
    <li className="grid grid-cols-[36px_minmax(0,1fr)_auto] items-start gap-2.5 border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0">
      <LinePicture path={line.picture} />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="line-clamp-2">
          <Plain max={140}>{line.title ?? t("noTitle")}</Plain>
        </span>
        <span className="block text-12 text-ink-3">
          <Plain max={80}>{`${sku} · ${line.quantity} ×`}</Plain>
        </span>
        {isSomeAmount(money.refunded) && (
          <span className="block text-12 text-ink-2">
            {t("refundedSoFar")} <Money amount={money.refunded} currency={money.currency} />
          </span>
        )}
      </span>
      <span className="grid justify-items-end gap-0.5">
        <span className="font-medium">
          <Money amount={money.amount} currency={money.currency} />
        </span>
        <StatusBadge kind="order" value={line.lengow_status ?? order.lengow_status} />
      </span>
    </li>
  );
}

/** The products of the order and the parcels they went in. */
export function PeekLines({ order }: { order: OrderDetail }) {
  const t = useT("order");
  const lines = order.packages.flatMap((pack) => pack.cart);
  const trackings = order.packages.flatMap((pack) => pack.delivery?.trackings ?? []);
  return (
    <Section
      title={t("lines")}
      aside={
        order.items_total > 0 && <span>{t("linesLeft", { left: order.items_unshipped, all: order.items_total })}</span>
      }
    >
      {lines.length === 0 && <p className="text-ink-2">{t("noPackages")}</p>}
      <ul>
        {lines.slice(0, MOST).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may come with the same id, their place is their own
          <Line key={at} line={line} order={order} />
        ))}
      </ul>
      {lines.length > MOST && <p className="mt-2 text-12 text-ink-3">{t("moreLines", { n: lines.length - MOST })}</p>}
      {trackings.length > 0 && (
        <ul aria-label={t("tracking")} className="mt-2.5 grid gap-1 border-t border-line pt-2.5">
          {trackings.map((tracking, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tracking may have no number, its place is its own
            <TrackingRow key={at} tracking={tracking} all={trackings.length > 1} />
          ))}
        </ul>
      )}
    </Section>
  );
}
