"use client";

import { useMemo } from "react";
import type { Column } from "@/components/data-table/data-table";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Deadline, DeadlineFrame } from "@/components/ui/deadline";
import { Marketplace } from "@/components/ui/marketplace";
import { Missing } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { OrderTypeTags } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { OrderRow } from "@/lib/domain/order";
import type { Sort, SortField } from "@/lib/domain/order-filters";
import { roundedMoney } from "@/lib/format/money";
import { orderHref } from "./order-href";
import { OrderLink } from "./order-link";

function Total({ row }: { row: OrderRow }) {
  const t = useT("orders");
  const locale = useLocale();
  const original = roundedMoney(row.original_total_order, row.original_currency, locale);
  const converted = row.conversion_missing ? null : roundedMoney(row.total_order, row.currency, locale);
  const main = converted ?? original;
  if (!main) return <Missing label={t("noValue")} />;
  const second = converted && original && row.currency !== row.original_currency ? original : null;
  return (
    <span>
      <span className="font-medium text-ink">{main}</span>
      {second && <span className="under">{second}</span>}
      {!converted && row.conversion_missing && <span className="under">{t("noRate")}</span>}
    </span>
  );
}

function Status({ row }: { row: OrderRow }) {
  return (
    <span className="block min-w-0">
      <StatusBadge kind="order" value={row.lengow_status} flush />
      {row.marketplace_status && (
        <span className="under cut pl-[18px]">
          <Plain max={40}>{row.marketplace_status}</Plain>
        </span>
      )}
    </span>
  );
}

function ShipBy({ row }: { row: OrderRow }) {
  const t = useT("deadline");
  if (row.delivered_by_marketplace) return <DeadlineFrame look="later">{t("byMarketplace")}</DeadlineFrame>;
  if (row.items_unshipped === 0) return <DeadlineFrame>{t("noShipment")}</DeadlineFrame>;
  return <Deadline due={row.ship_by} />;
}

function Id({ row, href }: { row: OrderRow; href: string }) {
  const t = useT("orders");
  const reference = row.merchant_order_id[0];
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="min-w-0">
        <OrderLink href={href} id={row.marketplace_order_id} />
        {row.unreadable && (
          <span className="under text-fail" data-keep>
            {t("unreadable")}
          </span>
        )}
        {!row.unreadable && reference && (
          <span className="under cut">
            <Plain max={30}>{t("yourRef", { ref: reference })}</Plain>
          </span>
        )}
      </span>
      <span className="hidden max-tablet:inline-flex">
        <OrderTypeTags types={row.order_types} form="icon" />
      </span>
    </span>
  );
}

/** The grid's columns; a header sorts only where Lengow sorts the whole set (API.md §5.1). */
export function useOrderColumns(
  accountId: number,
  sort: Sort,
  onSort: (field: SortField) => void,
): readonly Column<OrderRow>[] {
  const t = useT("orders");
  return useMemo(() => {
    const direction = sort.descending ? ("descending" as const) : ("ascending" as const);
    const sortable = (field: SortField, header: string) => ({
      header,
      sort: { direction: sort.field === field ? direction : null, onSort: () => onSort(field) },
    });
    return [
      {
        id: "order",
        ...sortable("marketplace_order_id", t("columns.order")),
        width: 200,
        pinned: true,
        card: "id",
        cell: (row) => <Id row={row} href={orderHref(accountId, row)} />,
      },
      {
        id: "marketplace",
        ...sortable("marketplace", t("columns.marketplace")),
        width: 138,
        card: "where",
        cell: (row) => (
          <span className="text-12">
            <Marketplace code={row.marketplace} name={row.marketplace_name} />
          </span>
        ),
      },
      {
        id: "status",
        ...sortable("lengow_status", t("columns.status")),
        width: 142,
        card: "state",
        cell: (row) => <Status row={row} />,
      },
      { id: "ship-by", header: t("columns.shipBy"), width: 128, card: "due", cell: (row) => <ShipBy row={row} /> },
      {
        id: "total",
        header: t("columns.total"),
        width: 108,
        numeric: true,
        card: "sum",
        cell: (row) => <Total row={row} />,
      },
      {
        id: "type",
        header: t("columns.type"),
        width: 150,
        cell: (row) => <OrderTypeTags types={row.order_types} form="short" none={t("noType")} />,
      },
      {
        id: "unshipped",
        header: t("columns.unshipped"),
        width: 88,
        numeric: true,
        card: "extra",
        cell: (row) => (
          <span className="text-12 text-ink-2">
            {t("unshippedOf", { left: row.items_unshipped, all: row.items_total })}
          </span>
        ),
      },
      {
        id: "ordered",
        ...sortable("marketplace_order_date", t("columns.ordered")),
        width: 120,
        cell: (row) => <Time at={row.marketplace_order_date} className="text-12 text-ink-2" />,
      },
      {
        id: "buyer",
        header: t("columns.buyer"),
        width: 150,
        cell: (row) =>
          row.buyer_name ? (
            <span className="cut block text-12 text-ink-2">
              <Plain max={60}>{row.buyer_name}</Plain>
            </span>
          ) : (
            <Missing label={row.anonymized ? t("anonymized") : t("noValue")} />
          ),
      },
    ];
  }, [accountId, sort, onSort, t]);
}
