import clsx from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "@/lib/domain/status";
import { Icon, type IconName } from "./icon";

type Props = {
  tone: Extract<Tone, "move" | "warn" | "fail" | "unknown" | "rest">;
  icon: IconName;
  /** What failed; the fact, in 600. */
  title: ReactNode;
  /** Whether anything was sent, and what to do. */
  children?: ReactNode;
  /** One plain button, or two. */
  actions?: ReactNode;
  /** Edge to edge, under a head. */
  flat?: boolean;
  /** `alert` interrupts a screen reader: for what a person just did. A standing fact is a `status`. */
  role?: "alert" | "status";
  className?: string;
};

/** Says what happened, whether it was sent, what to do: in this order. */
export function Banner({ tone, icon, title, children, actions, flat, role, className }: Props) {
  return (
    <div
      role={role}
      data-tone={tone}
      className={clsx(
        "grid content-start grid-cols-[18px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 px-3.5 py-2.5 text-ink",
        "bg-[color-mix(in_oklab,var(--tone-soft)_60%,var(--color-surface))] max-tablet:grid-cols-[18px_minmax(0,1fr)]",
        flat ? "shadow-[inset_0_-1px_0_var(--tone-soft)]" : "rounded-6 shadow-[inset_0_0_0_1px_var(--tone-soft)]",
        className,
      )}
    >
      <Icon name={icon} className="mt-0.5 stroke-2 text-(--tone)" />
      <div className="min-w-0 self-center">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
      {actions && (
        <div className="flex flex-wrap gap-1.5 self-center max-tablet:col-start-2 max-tablet:mt-1.5">{actions}</div>
      )}
    </div>
  );
}
