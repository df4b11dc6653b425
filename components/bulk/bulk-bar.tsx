"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { type StoreName, StoreNamesProvider } from "@/components/ui/store-names";
import { type FreezeBody, type FrozenList, MOST_ROWS } from "@/lib/contract/batches";
import { count } from "@/lib/format/count";
import { frozenQuery } from "@/lib/queries/batches";
import { BulkOffers } from "./bulk-offers";

/** An order as far as a selection must name it. */
export interface BulkOrder {
  marketplace: string;
  marketplace_order_id: string;
}

export interface BulkBarProps {
  accountId: number;
  /** What is ticked; it survives paging. `onPage` says how many of them are on the page that is shown; `all`: whatever fits the question is meant. */
  selection: {
    orders: readonly BulkOrder[];
    onPage: number;
    clear(): void;
    all: boolean;
    chooseAll(on: boolean): void;
  };
  /** The grid's question as it goes to `order-rows`, without page, page size and ordering: `lengow_status=waiting_shipment&…`. */
  query: string;
  /** Search text, which is personal and so never part of `query`. */
  text?: string | null;
  /** How many orders fit the question in all; null while that is not known. */
  total: number | null;
  /** Whether this person may send actions (`actions:send`). */
  canSend: boolean;
  /** How the account's marketplaces are called. */
  stores: readonly StoreName[];
}

/** Ticking goes on for a while; Lengow is asked when it has come to rest. */
const REST_MS = 600;

function useRested<T>(value: T, key: string): T {
  const [rested, setRested] = useState({ value, key });
  useEffect(() => {
    if (rested.key === key) return;
    const timer = setTimeout(() => setRested({ value, key }), REST_MS);
    return () => clearTimeout(timer);
  }, [value, key, rested.key]);
  return rested.value;
}

type Scope = "ticked" | "all";

function selectionOf(props: BulkBarProps, scope: Scope): { name: string; body: FreezeBody } {
  const { query, text = null, selection } = props;
  if (scope === "all") return { name: `all ${query} ${text ?? ""}`, body: { query, text } };
  const orders = selection.orders.map(({ marketplace, marketplace_order_id }) => ({
    marketplace,
    marketplace_order_id,
  }));
  const name = orders.map((order) => `${order.marketplace} ${order.marketplace_order_id}`).sort();
  return { name: name.join("\n"), body: { orders } };
}

/** What the frozen list leaves out, so that nobody counts on it. */
function Shortfall({ list, scope }: { list: FrozenList; scope: Scope }) {
  const t = useT("bulk");
  const locale = useLocale();
  const words = [
    scope === "all" && list.total > list.count + list.gone
      ? t("bar.cut", { most: count(MOST_ROWS, locale), all: count(list.total, locale) })
      : null,
    list.gone > 0 ? t("bar.gone", { n: list.gone }) : null,
  ].filter((word) => word !== null);
  return words.length > 0 ? <span className="text-12 text-ink-2">{words.join(" ")}</span> : null;
}

/**
 * What can be done with everything that is ticked, in place of the grid's footer. Load it lazily, when the first row is ticked:
 * `dynamic(() => import("@/components/bulk/bulk-bar").then(({ BulkBar }) => BulkBar))`. Needs the areas `bulk`, `status`, `common` and `errors`.
 */
export function BulkBar(props: BulkBarProps) {
  const { accountId, selection, total, canSend } = props;
  const t = useT("bulk");
  const locale = useLocale();
  const scope: Scope = selection.all ? "all" : "ticked";
  const ticked = selection.orders.length;
  const wanted = selectionOf(props, scope);
  const rested = useRested(wanted, wanted.name);
  const settled = rested.name === wanted.name;
  const list = useQuery({
    ...frozenQuery(accountId, rested.name, rested.body),
    enabled: canSend && ticked > 0,
  });
  if (ticked === 0) return null;
  const page =
    selection.onPage === ticked
      ? t("bar.page", { n: count(ticked, locale) })
      : t("bar.ticked", { n: count(ticked, locale) });
  const all = total === null ? t("bar.allUnknown") : t("bar.all", { n: count(total, locale) });
  const meant = scope === "all" ? (list.data?.count ?? total ?? ticked) : ticked;
  return (
    <section
      aria-label={t("bar.label")}
      className="flex min-h-11 flex-none flex-wrap items-center gap-x-3 gap-y-1.5 border-t bg-accent-soft px-5 py-1.5 max-tablet:px-4"
    >
      <span role="status" className="font-medium tabular-nums">
        {t("bar.selected", { n: meant })}
      </span>
      {(total === null || total > ticked) && (
        <Segmented<Scope>
          label={t("bar.scope")}
          value={scope}
          segments={[
            { value: "ticked", label: page },
            { value: "all", label: all },
          ]}
          onChange={(chosen) => selection.chooseAll(chosen === "all")}
        />
      )}
      {!canSend && <span className="text-ink-2">{t("bar.viewer")}</span>}
      {canSend && (list.isFetching || !settled) && <span className="text-ink-2">{t("bar.reading")}</span>}
      {canSend && settled && list.isError && !list.isFetching && (
        <span role="alert" className="flex items-center gap-2">
          {t("bar.cannot")}
          <Button size="small" onClick={() => void list.refetch()}>
            {t("bar.again")}
          </Button>
        </span>
      )}
      {settled && list.data && !list.isFetching && (
        <StoreNamesProvider names={props.stores}>
          <BulkOffers accountId={accountId} list={list.data} />
          <Shortfall list={list.data} scope={scope} />
        </StoreNamesProvider>
      )}
      <Button size="small" variant="quiet" icon="x" className="ml-auto" onClick={selection.clear}>
        {t("bar.clear")}
      </Button>
    </section>
  );
}
