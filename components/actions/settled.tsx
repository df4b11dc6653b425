"use client";

import type { ComponentProps } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Badge, StatusBadge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { ActionView } from "@/lib/contract/actions";
import type { Settled } from "@/lib/domain/settled";
import { statusLook, type Tone } from "@/lib/domain/status";

type Told = Pick<ActionView, "state" | "settled">;

/** The tone in which an action is told: what is settled is quiet, whatever it was. */
export function toneOf({ state, settled }: Told): Tone {
  return settled ? "rest" : statusLook("action", state).tone;
}

/** The state of an action in its own word; of one that is settled without the colour that calls for somebody. */
export function ActionBadge({
  action,
  ...shape
}: { action: Told } & Omit<ComponentProps<typeof StatusBadge>, "kind" | "value">) {
  const t = useT("status");
  if (!action.settled) return <StatusBadge kind="action" value={action.state} {...shape} />;
  return (
    <Badge tone="rest" icon={statusLook("action", action.state).icon as IconName} {...shape}>
      {t(`action.${action.state}`)}
    </Badge>
  );
}

/** Why nobody has to look at it any more: who said so, or that the order is elsewhere by now, and when. */
export function SettledNote({ settled: { way, at, by } }: { settled: Settled }) {
  const t = useT("actions");
  const words = () => {
    if (way !== "resolved") return t(`settled.${way}`);
    return by ? t("settled.resolvedBy", { name: by }) : t("settled.resolved");
  };
  return (
    <span className="text-12 text-ink-2">
      <Plain max={80}>{words()}</Plain>
      <span className="text-ink-3">
        {" · "}
        <Time at={at} />
      </span>
    </span>
  );
}
