"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import type { IconName } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Segmented } from "@/components/ui/segmented";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import type { ActionList } from "@/lib/contract/actions";
import type { OrderDetail, ReferenceEdit } from "@/lib/contract/order-detail";
import { MOST_EDITS } from "@/lib/domain/reference-edits";
import { plainText } from "@/lib/format/plain";
import { orderIntentsQuery } from "@/lib/queries/actions";
import { ActionEntry } from "./action-entry";
import { type EditEntry, type FactEntry, timelineEntries } from "./timeline-entries";

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

/** A change of the merchant's own reference, with who made it here. */
export function EditItem({ entry: { edit, at } }: { entry: EditEntry }) {
  const t = useT("order");
  const who = plainText(edit.by || "–", 60).text;
  return (
    <TimelineItem
      icon="pencil"
      time={<Time at={at} />}
      fact={
        <>
          {t(edit.references.length > 0 ? "referenceSet" : "referenceCleared", { who })}{" "}
          {edit.references.length > 0 && (
            <span className="text-ink-3 [overflow-wrap:anywhere]">
              <Plain max={120}>{edit.references.join(" · ")}</Plain>
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
  edits: readonly ReferenceEdit[];
}

function useRecordedList(accountId: number, order: OrderDetail, first: ActionList): ActionList {
  const { data } = useQuery({ ...orderIntentsQuery(accountId, order), initialData: first, initialDataUpdatedAt: 0 });
  return data;
}

/** Recorded actions, followed while the page is seen, over those the page came with. */
export function useRecorded(accountId: number, order: OrderDetail, first: ActionList) {
  return useRecordedList(accountId, order, first).results;
}

/** That the timeline ends before its beginning, and where all of it stands. */
function Older({ href, actions, edits }: { href: string; actions: boolean; edits: boolean }) {
  const t = useT("order");
  if (!actions && !edits) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-2 text-12 text-ink-3">
      {actions && <span>{t("olderActions")}</span>}
      {actions && (
        <Link href={href} prefetch={false} className={linkClass}>
          {t("allActions")}
        </Link>
      )}
      {edits && <span>{t("olderEdits")}</span>}
    </p>
  );
}

type Shown = "everything" | "actions";

/** What happened to the order, newest first: the marketplace's events and every action, from here or from elsewhere. Of very many the newest, and it says so. */
export function OrderTimeline({ accountId, order, recorded, edits }: Props) {
  const t = useT("order");
  const [shown, setShown] = useState<Shown>("everything");
  const { results, count } = useRecordedList(accountId, order, recorded);
  const all = timelineEntries(order, results, edits.slice(0, MOST_EDITS));
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
          ) : entry.kind === "edit" ? (
            <EditItem key={entry.key} entry={entry} />
          ) : (
            <FactItem key={entry.key} entry={entry} marketplace={plainText(order.marketplace_name, 40).text} />
          ),
        )}
      </Timeline>
      <Older
        href={`/accounts/${accountId}/activity?order=${encodeURIComponent(order.marketplace_order_id)}`}
        actions={order.actions_cut === true || count > results.length}
        edits={edits.length > MOST_EDITS && shown === "everything"}
      />
    </section>
  );
}
