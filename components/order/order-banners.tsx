"use client";

import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Quote } from "@/components/ui/quote";
import type { OrderAction, OrderDetail } from "@/lib/contract/order-detail";
import type { Address } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";

/** The newest action of each line and type: an older failure that was put right since is history, not news. */
function newestPerSubject(actions: readonly OrderAction[]): OrderAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const subject = `${action.type} ${action.line ?? ""}`;
    if (seen.has(subject)) return false;
    seen.add(subject);
    return true;
  });
}

const PLACE = ["first_line", "second_line", "zipcode", "city", "common_country_iso_a2"] as const;

/** Amazon's merchant-fulfilled orders may carry the delivery address twice, because Lengow fills the gap (PRODUCT D08). */
export function sameAddress(a: Address | null, b: Address | null): boolean {
  if (!a || !b || !a.first_line) return false;
  return PLACE.every((name) => (a[name] ?? "") === (b[name] ?? ""));
}

function ActionBanner({ action }: { action: OrderAction }) {
  const t = useT("order");
  const refused = action.state === "refused";
  const type = plainText(action.type, 40).text;
  const title = action.line
    ? t(refused ? "refusedLine" : "warnedLine", { type, line: plainText(action.line, 40).text })
    : t(refused ? "refusedOrder" : "warnedOrder", { type });
  return (
    <Banner tone={refused ? "fail" : "warn"} icon={refused ? "octagon-x" : "triangle-alert"} title={title}>
      <p>{t(refused ? "refusedMeans" : "warnedMeans")}</p>
      {action.error_text && <Quote tone={refused ? "fail" : "warn"} text={action.error_text} />}
    </Banner>
  );
}

/** What a person should know before anything else: failures first, then what is odd about the order itself. */
export function OrderBanners({ order }: { order: OrderDetail }) {
  const t = useT("order");
  const news = newestPerSubject(order.actions).filter(
    ({ state }) => state === "refused" || state === "done_with_warning",
  );
  const amazon = order.marketplace.startsWith("amazon");
  const doubled = amazon && sameAddress(order.billing_address, order.packages[0]?.delivery ?? null);
  return (
    <>
      {order.unreadable && (
        <Banner tone="fail" icon="circle-alert" title={t("unreadable")}>
          {plainText(order.unreadable, 200).text}
        </Banner>
      )}
      {news.map((action) => (
        <ActionBanner key={action.upstream_id} action={action} />
      ))}
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
      {doubled && (
        <Banner tone="rest" icon="map-pin" title={t("sameBilling")}>
          {t("sameBillingMeans")}
        </Banner>
      )}
    </>
  );
}
