"use client";

import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { SafeLink } from "@/components/ui/link";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { Tracking } from "@/lib/domain/order";

/** The shop or locker a parcel waits in. */
function Relay({ relay }: { relay: NonNullable<Tracking["relay"]> }) {
  const t = useT("order");
  // To whoever may not know where the order goes, name and number are the same dots.
  const words = [...new Set([relay.name, relay.type, relay.id])].filter((word) => word?.trim()).join(" · ");
  if (words === "") return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-2">
      <Icon name="map-pin" size={13} className="text-ink-3" />
      {t("pickUpAt")} <Plain max={120}>{words}</Plain>
    </span>
  );
}

/** One parcel: who carries it, its number, where it can be followed, when it left; which lines are in it where there are several parcels. */
export function TrackingRow({ tracking, all }: { tracking: Tracking; all: boolean }) {
  const t = useT("order");
  const carrier = tracking.carrier ?? tracking.method;
  const lines = all ? tracking.marketplace_order_line_ids : [];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 [overflow-wrap:anywhere]">
      <Icon name="truck" size={14} className="text-ink-3" />
      {carrier && (
        <span className="text-ink-2">
          <Plain max={60}>{carrier}</Plain>
        </span>
      )}
      {tracking.number && (
        <span className="font-medium tabular-nums">
          <Plain max={80}>{tracking.number}</Plain>
        </span>
      )}
      {tracking.url && <SafeLink url={tracking.url}>{t("follow")}</SafeLink>}
      {tracking.shipped_at && <Time at={tracking.shipped_at} className="text-ink-3" />}
      {lines.length > 0 && (
        <span className="text-ink-3">
          <Plain max={120}>{t("parcelLines", { n: lines.length, lines: lines.join(", ") })}</Plain>
        </span>
      )}
      {tracking.relay && <Relay relay={tracking.relay} />}
      {!carrier && !tracking.number && !tracking.url && <span className="text-ink-3">{t("noTracking")}</span>}
    </li>
  );
}
