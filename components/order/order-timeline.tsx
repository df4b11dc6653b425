"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import type { IconName } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { Segmented } from "@/components/ui/segmented";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import type { ActionList } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { plainText } from "@/lib/format/plain";
import { orderIntentsQuery } from "@/lib/queries/actions";
import { ActionEntry } from "./action-entry";
import { type FactEntry, timelineEntries } from "./timeline-entries";

const ICONS: Record<FactEntry["fact"], IconName> = {
  ordered: "shopping-bag",
  imported: "download",
  updated: "refresh-cw",
  paid: "coins",
  shipped: "truck",
};

/** An event of the order in words. */
export function FactItem({ entry, marketplace }: { entry: FactEntry; marketplace: string }) {
  const t = useT("order");
  const words = {
    ordered: t("orderedAtMarketplace", { marketplace }),
    imported: t("imported", { marketplace }),
    updated: t("updated"),
    paid: t("paidEvent"),
    shipped: t("parcelShipped"),
  };
  return (
    <TimelineItem
      icon={ICONS[entry.fact]}
      time={<Time at={entry.at} />}
      fact={
        <>
          {words[entry.fact]}
          {entry.detail && (
            <span className="ml-1.5 text-ink-3 [overflow-wrap:anywhere]">
              <Plain max={60}>{entry.detail}</Plain>
            </span>
          )}
        </>
      }
    />
  );
}

interface Props {
  accountId: number;
  order: OrderDetail;
  /** What the page was rendered with; followed from then on. */
  recorded: ActionList;
}

/** Recorded actions, followed while the page is seen, over those the page came with. */
export function useRecorded(accountId: number, order: OrderDetail, first: ActionList) {
  const { data } = useQuery({ ...orderIntentsQuery(accountId, order), initialData: first, initialDataUpdatedAt: 0 });
  return data.results;
}

type Shown = "everything" | "actions";

/** What happened to the order, newest first: the marketplace's events and every action, from here or from elsewhere. */
export function OrderTimeline({ accountId, order, recorded }: Props) {
  const t = useT("order");
  const [shown, setShown] = useState<Shown>("everything");
  const all = timelineEntries(order, useRecorded(accountId, order, recorded));
  const list = shown === "actions" ? all.filter(({ kind }) => kind === "action") : all;
  const segments = [
    { value: "everything", label: t("everything") },
    { value: "actions", label: t("actionsOnly") },
  ] as const;
  return (
    <section aria-label={t("timeline")} className="rounded-8 border bg-surface px-4 py-3">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="text-13 font-semibold">{t("timeline")}</h2>
        <Segmented
          label={t("timelineShows")}
          value={shown}
          segments={segments}
          onChange={setShown}
          className="ml-auto"
        />
      </div>
      {list.length === 0 && <p className="text-ink-2">{t("noActions")}</p>}
      <Timeline label={t("timeline")}>
        {list.map((entry) =>
          entry.kind === "action" ? (
            <ActionEntry key={entry.key} accountId={accountId} action={entry.action} />
          ) : (
            <FactItem key={entry.key} entry={entry} marketplace={plainText(order.marketplace_name, 40).text} />
          ),
        )}
      </Timeline>
    </section>
  );
}
