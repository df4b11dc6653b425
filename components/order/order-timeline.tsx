"use client";

import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Fact, Facts } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import { Quote } from "@/components/ui/quote";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import type { OrderAction, OrderDetail } from "@/lib/contract/order-detail";
import { statusLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";

interface Event {
  at: string | null;
  key: string;
  action?: OrderAction;
  fact?: string;
}

function events(order: OrderDetail, words: { imported: string; updated: string; ordered: string }): Event[] {
  const list: Event[] = [
    ...order.actions.map((action) => ({
      at: action.updated_at ?? action.created_at,
      key: `a${action.upstream_id}`,
      action,
    })),
    { at: order.updated_at, key: "updated", fact: words.updated },
    { at: order.imported_at, key: "imported", fact: words.imported },
    { at: order.marketplace_order_date, key: "ordered", fact: words.ordered },
  ];
  const known = list.filter((event) => event.at !== null);
  // Lengow touches an order when it imports it: two lines for one moment would say nothing.
  const one = known.filter((event) => event.key !== "updated" || event.at !== order.imported_at);
  return one.sort((a, b) => Date.parse(b.at ?? "") - Date.parse(a.at ?? ""));
}

function ActionEvent({ action }: { action: OrderAction }) {
  const t = useT("order");
  const look = statusLook("action", action.state);
  const type = plainText(action.type, 40).text;
  const args = Object.entries(action.args);
  return (
    <TimelineItem
      tone={look.tone}
      icon={look.icon}
      time={<Time at={action.updated_at ?? action.created_at} />}
      fact={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium" translate="no">
            {action.line ? t("actionOnLine", { type, line: plainText(action.line, 40).text }) : type}
          </span>
          <StatusBadge kind="action" value={action.state} />
          <span className="text-12 text-ink-3">{t("lengowNumber", { id: String(action.upstream_id) })}</span>
        </span>
      }
    >
      {action.error_text && <Quote tone={look.tone} text={action.error_text} />}
      {args.length > 0 && (
        <Facts className="mt-1.5">
          {args.map(([name, value]) => (
            <Fact key={name} name={<Plain max={40}>{name}</Plain>}>
              <Plain max={200}>{value}</Plain>
            </Fact>
          ))}
        </Facts>
      )}
    </TimelineItem>
  );
}

/** What happened to the order, newest first: the marketplace's events and every action Lengow knows of. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  const t = useT("order");
  const marketplace = plainText(order.marketplace_name, 40).text;
  const list = events(order, {
    imported: t("imported", { marketplace }),
    updated: t("updated"),
    ordered: t("orderedAtMarketplace", { marketplace }),
  });
  return (
    <section aria-label={t("timeline")} className="rounded-8 border bg-surface px-4 py-3">
      <h2 className="mb-3 text-13 font-semibold">{t("timeline")}</h2>
      <Timeline label={t("timeline")}>
        {list.map((event) =>
          event.action ? (
            <ActionEvent key={event.key} action={event.action} />
          ) : (
            <TimelineItem
              key={event.key}
              icon={event.key === "updated" ? "refresh-cw" : event.key === "imported" ? "download" : "shopping-bag"}
              fact={event.fact}
              time={<Time at={event.at} />}
            />
          ),
        )}
      </Timeline>
    </section>
  );
}
