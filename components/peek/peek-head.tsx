"use client";

import Link from "next/link";
import { ShipBy, type ShippedBy } from "@/components/order/order-head";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { IconButton, iconButtonClass } from "@/components/ui/icon-button";
import { Marketplace } from "@/components/ui/marketplace";
import { OrderTypeTags } from "@/components/ui/tag";
import type { OrderRow } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import type { PeekOrder } from "./peek-state";

export interface PeekSteps {
  next: (() => void) | null;
  previous: (() => void) | null;
  close: () => void;
}

/** The two widths of the button; the handle at the edge knows all between. */
export interface PeekSize {
  wide: boolean;
  toggle: () => void;
}

/** What the head says of an order: its row in the list knows it before the order itself has been read. */
export type PeekFacts = ShippedBy &
  Pick<OrderRow, "marketplace" | "marketplace_name" | "marketplace_status" | "order_types" | "lengow_status">;

interface Props {
  order: PeekOrder;
  /** Null while nothing is known but the id: an order that the list does not show. */
  facts: PeekFacts | null;
  href: string;
  steps: PeekSteps;
  size: PeekSize;
}

function Facts({ facts }: { facts: PeekFacts }) {
  const t = useT("order");
  const name = facts.marketplace_name;
  const { marketplace_status: raw } = facts;
  return (
    <>
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-0.5 text-12">
        <Marketplace code={facts.marketplace} name={name} />
        <OrderTypeTags types={facts.order_types} />
      </div>
      <div className="mt-1.5 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-2">
        <StatusBadge kind="order" value={facts.lengow_status} ground />
        {raw && (
          <span className="cut min-w-0 flex-1" translate="no" title={plainText(raw, 200).text}>
            {t("says", { marketplace: plainText(name, 40).text, status: plainText(raw, 60).text })}
          </span>
        )}
        <span className="ml-auto whitespace-nowrap">
          <ShipBy order={facts} quiet />
        </span>
      </div>
    </>
  );
}

/** Which order, its states and its deadline; the way up and down the list, to its page and out. */
export function PeekHead({ order, facts, href, steps, size }: Props) {
  const t = useT("order");
  const ways = [
    { go: steps.previous, icon: "chevron-up", label: t("previous"), keys: "K" },
    { go: steps.next, icon: "chevron-down", label: t("next"), keys: "J" },
  ] as const;
  return (
    <header className="min-h-[104px] flex-none border-b border-line py-2.5 pr-2.5 pl-4">
      <div className="flex items-start gap-1">
        <h2 className="flex min-h-7 min-w-0 flex-1 items-center gap-0.5 text-14 font-semibold">
          <bdi className="order-id [overflow-wrap:anywhere]" translate="no">
            {plainText(order.marketplace_order_id, 120).text}
          </bdi>
          <CopyButton text={order.marketplace_order_id} label={t("copyId")} />
        </h2>
        {ways.map(({ go, icon, label, keys }) => (
          <IconButton
            key={icon}
            icon={icon}
            label={label}
            title={`${label} (${keys})`}
            aria-keyshortcuts={keys}
            aria-disabled={go === null || undefined}
            className={go === null ? "opacity-40" : undefined}
            onClick={() => go?.()}
          />
        ))}
        <IconButton
          icon="chevrons-up-down"
          className="rotate-90 max-beside:hidden"
          label={t(size.wide ? "peekNarrower" : "peekWider")}
          onClick={size.toggle}
        />
        <Link
          href={href}
          prefetch={false}
          className={iconButtonClass()}
          aria-label={t("open")}
          aria-keyshortcuts="Enter"
          title={t("open")}
        >
          <Icon name="arrow-up-right" size={16} />
        </Link>
        <IconButton icon="x" label={t("close")} aria-keyshortcuts="Escape" onClick={steps.close} />
      </div>
      {facts && <Facts facts={facts} />}
    </header>
  );
}
