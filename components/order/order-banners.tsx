"use client";

import { typeWords } from "@/components/actions/action-words";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Quote } from "@/components/ui/quote";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail, OrderOnScreen } from "@/lib/contract/order-detail";
import { plainText } from "@/lib/format/plain";
import { FixAgain } from "./fix-again";
import { useRecorded } from "./order-timeline";
import { timelineEntries } from "./timeline-entries";

const FAILED: readonly string[] = ["refused", "rejected"];

/** The newest action of each line and type: an older failure that was put right since, and one that is settled, is history, not news. Failures first. */
function newsOf(order: OrderDetail, recorded: readonly ActionView[]): ActionView[] {
  const seen = new Set<string>();
  const newest = timelineEntries(order, recorded).flatMap((entry) => {
    if (entry.kind !== "action" || entry.action.state === "withdrawn") return [];
    const subject = `${entry.action.type} ${entry.action.line ?? ""}`;
    if (seen.has(subject)) return [];
    seen.add(subject);
    return [entry.action];
  });
  const open = newest.filter(({ settled }) => settled === undefined);
  const failed = open.filter(({ state }) => FAILED.includes(state));
  return [...failed, ...open.filter(({ state }) => state === "done_with_warning")];
}

function ActionBanner({ action, screen, accountId }: { action: ActionView; screen: OrderOnScreen; accountId: number }) {
  const [t, a] = [useT("order"), useT("actions")];
  const failed = FAILED.includes(action.state);
  const type = typeWords(a, action.type);
  const line = action.line === null ? null : plainText(action.line, 40).text;
  const title = () => {
    if (action.state === "rejected") return line ? t("rejectedLine", { type, line }) : t("rejectedOrder", { type });
    if (failed) return line ? t("refusedLine", { type, line }) : t("refusedOrder", { type });
    return line ? t("warnedLine", { type, line }) : t("warnedOrder", { type });
  };
  return (
    <Banner
      tone={failed ? "fail" : "warn"}
      icon={failed ? "octagon-x" : "triangle-alert"}
      title={title()}
      actions={
        failed && screen.offers ? (
          <FixAgain
            accountId={accountId}
            personId={screen.person_id}
            order={screen.order}
            action={action}
            offers={screen.offers}
          />
        ) : undefined
      }
    >
      <p>{t(failed ? "refusedMeans" : "warnedMeans")}</p>
      {action.error_text && <Quote tone={failed ? "fail" : "warn"} text={action.error_text} />}
    </Banner>
  );
}

/**
 * What a person should know before anything else, in this order: failed actions, warnings, then what is odd about the order itself
 * (PRODUCT 5.4.2). That billing and delivery address are one is said where the addresses stand.
 */
export function OrderBanners({ accountId, screen }: { accountId: number; screen: OrderOnScreen }) {
  const t = useT("order");
  const { order } = screen;
  const recorded = useRecorded(accountId, order, screen.recorded);
  return (
    <>
      {newsOf(order, recorded).map((action) => (
        <ActionBanner key={action.id} action={action} screen={screen} accountId={accountId} />
      ))}
      {order.unreadable && (
        <Banner tone="fail" icon="circle-alert" title={t("unreadable")}>
          {plainText(order.unreadable, 200).text}
        </Banner>
      )}
      {order.actions_unavailable && (
        <Banner tone="warn" icon="cloud-off" title={t("actionsUnavailable")}>
          {t("actionsUnavailableMeans")}
        </Banner>
      )}
      {order.anonymized && (
        <Banner tone="rest" icon="user" title={t("anonymized")}>
          {t("anonymizedMeans")}
        </Banner>
      )}
      {order.delivered_by_marketplace && (
        <Banner tone="rest" icon="warehouse" title={t("deliveredByMarketplace")}>
          {t("deliveredMeans")}
        </Banner>
      )}
    </>
  );
}
