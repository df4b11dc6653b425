"use client";

import Link from "next/link";
import { type ReactNode, useEffect, useState } from "react";
import { orderHref } from "@/components/orders/order-href";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Deadline, DeadlineFrame } from "@/components/ui/deadline";
import { Icon } from "@/components/ui/icon";
import { iconButtonClass } from "@/components/ui/icon-button";
import { Marketplace } from "@/components/ui/marketplace";
import { OrderTypeTags } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { itemsShipped } from "@/lib/domain/order-derived";
import { isPartlyShipped } from "@/lib/domain/partly-shipped";
import { plainText } from "@/lib/format/plain";
import { ListSteps } from "./list-steps";
import { recallList } from "./list-trail";

/** What the deadline of an order depends on; its row in a list has it too. */
export type ShippedBy = Pick<
  OrderDetail,
  "delivered_by_marketplace" | "items_unshipped" | "ship_by" | "marketplace_country"
>;

/** By when it must leave; that the marketplace ships it; nothing once nothing is left. */
export function ShipBy({ order, quiet }: { order: ShippedBy; quiet?: boolean }) {
  const [t, o] = [useT("deadline"), useT("order")];
  if (order.delivered_by_marketplace) return <DeadlineFrame look="later">{t("byMarketplace")}</DeadlineFrame>;
  if (order.items_unshipped === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-12 text-ink-3 [&_svg:empty]:hidden">
      {!quiet && o("shipBy")}
      <Deadline due={order.ship_by} withTime country={order.marketplace_country} />
    </span>
  );
}

/** The marketplace, the kinds of the order, the marketplace's own status, the dates. */
export function OrderFacts({ accountId, order, fromCopy }: Pick<Props, "accountId" | "order" | "fromCopy">) {
  const t = useT("order");
  const name = order.marketplace_name;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-ink-2">
      <Link
        href={`/accounts/${accountId}/marketplaces/${encodeURIComponent(order.marketplace)}`}
        prefetch={false}
        className="inline-flex min-h-6 min-w-0 items-center text-13 text-ink underline-offset-2 hover:underline"
      >
        <Marketplace code={order.marketplace} name={name} />
      </Link>
      <OrderTypeTags types={order.order_types} />
      {order.marketplace_status && (
        <span translate="no">
          {t("says", { marketplace: plainText(name, 40).text, status: plainText(order.marketplace_status, 60).text })}
        </span>
      )}
      {order.packages.length > 1 && order.items_unshipped > 0 && (
        <span>{t("linesLeft", { left: order.items_unshipped, all: order.items_total })}</span>
      )}
      {order.marketplace_order_date && (
        <span>
          {t("ordered")} <Time at={order.marketplace_order_date} form="full" country={order.marketplace_country} />
        </span>
      )}
      <span className="text-ink-3">
        {t(fromCopy ? "copyReadAt" : "readAt")} <Time at={order.as_of} form={fromCopy ? "short" : "clock"} />
      </span>
    </div>
  );
}

/** Back leads to the list as it was left, not to its first page. */
function useBackHref(accountId: number, fallback: string): string {
  const [href, setHref] = useState(fallback);
  useEffect(() => setHref(recallList(accountId)?.href ?? fallback), [accountId, fallback]);
  return href;
}

interface Props {
  accountId: number;
  order: OrderDetail;
  backHref: string;
  /** Out of our copy, which has no addresses to pack by. */
  fromCopy?: boolean;
  actions?: ReactNode;
}

function PackingSlipLink({ accountId, order, className }: Pick<Props, "accountId" | "order"> & { className: string }) {
  const t = useT("order");
  return (
    <Link
      href={`${orderHref(accountId, order)}/packing-slip`}
      prefetch={false}
      className={iconButtonClass("medium", className)}
      aria-label={t("packingSlip")}
      title={t("packingSlip")}
      data-print="no"
    >
      <Icon name="printer" size={16} />
    </Link>
  );
}

/** Beside Lengow's word for the order, which knows no such state: the same word as in the list. */
function PartlyShipped({ order }: { order: OrderDetail }) {
  const t = useT("order");
  if (!isPartlyShipped({ items_shipped: itemsShipped(order), items_unshipped: order.items_unshipped })) return null;
  return <span className="-ml-2 text-12 text-ink-2">{t("partlyShipped")}</span>;
}

/** Where one is, which order this is, by when it must leave, and what can be done. */
export function OrderHead({ accountId, order, backHref, fromCopy, actions }: Props) {
  const t = useT("order");
  const back = useBackHref(accountId, backHref);
  return (
    <header className="flex-none border-b px-6 pt-1.5 pb-3.5 max-tablet:px-4">
      <div className="flex items-center">
        <Link
          href={back}
          className="-ml-1.5 inline-flex h-7 items-center gap-1 rounded-4 px-1.5 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
          data-print="no"
        >
          <Icon name="chevron-left" size={14} />
          {t("back")}
        </Link>
        <span className="ml-auto flex items-center">
          <ListSteps accountId={accountId} order={order} />
          {/* Beside the status it would stand on a line of its own. */}
          {!fromCopy && <PackingSlipLink accountId={accountId} order={order} className="tablet:hidden" />}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h1 className="flex min-w-0 items-center gap-1.5 text-20">
          <bdi className="order-id [overflow-wrap:anywhere] font-semibold" translate="no">
            {plainText(order.marketplace_order_id, 120).text}
          </bdi>
          <CopyButton text={order.marketplace_order_id} label={t("copyId")} />
        </h1>
        <StatusBadge kind="order" value={order.lengow_status} ground large />
        <PartlyShipped order={order} />
        <ShipBy order={order} />
        {!fromCopy && <PackingSlipLink accountId={accountId} order={order} className="ml-auto max-tablet:hidden" />}
        {actions && (
          <div className="max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-[60px] max-tablet:z-20 max-tablet:border-t max-tablet:bg-surface max-tablet:px-4 max-tablet:py-2">
            {actions}
          </div>
        )}
      </div>
      <OrderFacts accountId={accountId} order={order} fromCopy={fromCopy ?? false} />
    </header>
  );
}
