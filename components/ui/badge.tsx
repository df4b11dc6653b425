"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { type StatusKind, statusLook, type Tone } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import { Icon, type IconName } from "./icon";

interface Shape {
  /** A ground behind every tone: for heads and panels, where a badge stands alone. */
  ground?: boolean;
  large?: boolean;
  /** Hangs 5 px to the left, so that in a column the icons align with the header. */
  flush?: boolean;
  className?: string;
}

/** An icon and a word in a tone; never a colour alone. */
export function Badge(props: Shape & { tone: Tone; icon: IconName; solid?: boolean; children: ReactNode }) {
  const { tone, icon, solid, ground, large, flush, className, children } = props;
  return (
    <span
      className={clsx("badge", className)}
      data-flush={flush || undefined}
      data-tone={tone}
      data-solid={solid || undefined}
      data-ground={ground || undefined}
      data-large={large || undefined}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/**
 * The state of an order, an action or a document, as the registry draws it. A state nobody knows is shown raw, in quotes.
 * Needs the area `status` in the nearest `IntlProvider`.
 */
export function StatusBadge({ kind, value, ...shape }: Shape & { kind: StatusKind; value: string }) {
  const t = useT("status");
  const look = statusLook(kind, value);
  return (
    <Badge tone={look.tone} icon={look.icon} solid={look.solid} {...shape}>
      {look.key ? t(look.key) : t("unknown", { raw: plainText(look.raw, 40).text })}
    </Badge>
  );
}
