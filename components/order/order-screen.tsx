"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Deadline, DeadlineFrame } from "@/components/ui/deadline";
import { Icon } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import { TableScroller } from "@/components/ui/table";
import { OrderTypeTags } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { plainText } from "@/lib/format/plain";
import { OrderBanners } from "./order-banners";
import { OrderTimeline } from "./order-timeline";
import { PackageTable } from "./package-table";
import { BuyerPanel } from "./panels/buyer-panel";
import { DocumentsPanel } from "./panels/documents-panel";
import { MoneyPanel } from "./panels/money-panel";
import { PaymentsPanel } from "./panels/payments-panel";
import { ReferencesPanel } from "./panels/references-panel";
import { TaxPanel } from "./panels/tax-panel";

interface Props {
  order: OrderDetail;
  /** The grid it came from. */
  backHref: string;
  /** What can be done with it: the buttons of the head. */
  actions?: ReactNode;
  /** What was asked for and how far it is: above the lines. */
  progress?: ReactNode;
}

function ShipBy({ order }: { order: OrderDetail }) {
  const [t, o] = [useT("deadline"), useT("orders")];
  if (order.delivered_by_marketplace) return <DeadlineFrame look="later">{t("byMarketplace")}</DeadlineFrame>;
  if (order.items_unshipped === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-12 text-ink-3 [&_svg:empty]:hidden">
      {o("columns.shipBy")}
      <Deadline due={order.ship_by} withTime />
    </span>
  );
}

function Head({ order, backHref, actions }: Props) {
  const t = useT("order");
  const name = order.marketplace_name;
  return (
    <header className="flex-none border-b px-6 pt-1.5 pb-3.5 max-tablet:px-4">
      <Link
        href={backHref}
        className="-ml-1.5 inline-flex h-7 items-center gap-1 rounded-4 px-1.5 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
        data-print="no"
      >
        <Icon name="chevron-left" size={14} />
        {t("back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h1 className="flex min-w-0 items-center gap-1.5 text-20">
          <bdi className="order-id [overflow-wrap:anywhere] font-semibold" translate="no">
            {plainText(order.marketplace_order_id, 120).text}
          </bdi>
          <CopyButton text={order.marketplace_order_id} label={t("copyId")} />
        </h1>
        <StatusBadge kind="order" value={order.lengow_status} ground large />
        <ShipBy order={order} />
        {actions && (
          <div className="ml-auto max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-[60px] max-tablet:z-20 max-tablet:border-t max-tablet:bg-surface max-tablet:px-4 max-tablet:py-2">
            {actions}
          </div>
        )}
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-ink-2">
        <span className="text-13 text-ink">
          <Marketplace code={order.marketplace} name={name} />
        </span>
        <OrderTypeTags types={order.order_types} />
        {order.marketplace_status && (
          <span translate="no">
            {t("says", { marketplace: plainText(name, 40).text, status: plainText(order.marketplace_status, 60).text })}
          </span>
        )}
        {order.marketplace_order_date && (
          <span>
            {t("ordered")} <Time at={order.marketplace_order_date} form="full" />
          </span>
        )}
        <span className="text-ink-3">
          {t("readAt")} <Time at={order.as_of} form="clock" />
        </span>
      </div>
    </header>
  );
}

/** One order: what it is and by when, what is wrong with it, its lines, its timeline; money, people and papers beside. */
export function OrderScreen({ order, backHref, actions, progress }: Props) {
  const t = useT("order");
  return (
    <>
      <Head order={order} backHref={backHref} actions={actions} />
      <TableScroller
        label={t("pageTitle")}
        className="grid grid-cols-[minmax(0,1fr)_340px] max-desktop:grid-cols-1 max-tablet:block max-tablet:pb-[61px]"
      >
        <div className="grid content-start gap-4 p-6 max-tablet:p-4">
          <OrderBanners order={order} />
          {progress}
          {order.packages.map((pack, at) => (
            <PackageTable
              // biome-ignore lint/suspicious/noArrayIndexKey: packages have no id and come in one order
              key={at}
              order={order}
              pack={pack}
              position={{ n: at + 1, all: order.packages.length }}
            />
          ))}
          {order.packages.length === 0 && <p className="text-ink-2">{t("noPackages")}</p>}
          <OrderTimeline order={order} />
        </div>
        <aside aria-label={t("facts")} className="border-l max-desktop:border-t max-desktop:border-l-0">
          <MoneyPanel order={order} />
          <BuyerPanel order={order} />
          <TaxPanel order={order} />
          <PaymentsPanel order={order} />
          <DocumentsPanel order={order} />
          <ReferencesPanel order={order} />
        </aside>
      </TableScroller>
    </>
  );
}
