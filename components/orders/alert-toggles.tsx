"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { AlertToggle } from "@/components/ui/chip";
import { Icon, type IconName } from "@/components/ui/icon";
import type { OrderAlerts } from "@/lib/contract/orders";
import { ORDER_ALERTS, type OrderAlert } from "@/lib/domain/order-alerts";
import { count } from "@/lib/format/count";

const LOOK: Record<OrderAlert, { icon: IconName; className: string }> = {
  late: { icon: "clock-alert", className: "text-fail" },
  due_today: { icon: "clock", className: "text-warn" },
  errors: { icon: "octagon-x", className: "text-fail" },
  warnings: { icon: "triangle-alert", className: "text-warn" },
  stuck: { icon: "hourglass", className: "text-unknown" },
};

interface Props {
  alerts: OrderAlerts | undefined;
  active: OrderAlert | null;
  onToggle: (alert: OrderAlert | null) => void;
  onNear: (alert: OrderAlert) => void;
}

/** What calls for a look, each a number and a filter at once (PRODUCT G14). What is zero or not known is not there, unless it is the filter in force. */
export function AlertToggles({ alerts, active, onToggle, onNear }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  const shown = ORDER_ALERTS.filter((alert) => alert === active || (alerts?.[alert] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <div className="scroll-hidden flex min-w-0 items-center gap-0.5 max-tablet:order-1 max-tablet:w-full max-tablet:overflow-x-auto">
      {shown.map((alert) => {
        const number = alerts?.[alert];
        return (
          <AlertToggle
            key={alert}
            pressed={alert === active}
            icon={<Icon name={LOOK[alert].icon} size={15} className={LOOK[alert].className} />}
            n={typeof number === "number" ? count(number, locale) : "–"}
            word={t(`alert.${alert}`)}
            onClick={() => onToggle(alert === active ? null : alert)}
            onPointerEnter={() => onNear(alert)}
          />
        );
      })}
    </div>
  );
}
