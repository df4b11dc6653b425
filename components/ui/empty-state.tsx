import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** Nothing to show: icon, fact, reason, one step. Left-aligned, inside the frame it fills. */
export function EmptyState(props: {
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** `h1` where it is the whole page. */
  heading?: "h1" | "h2";
  className?: string;
}) {
  const { icon, title, children, actions, heading: Heading = "h2", className } = props;
  return (
    <div className={clsx("grid max-w-[440px] justify-items-start gap-1 px-5 py-7 max-tablet:px-4", className)}>
      <Icon name={icon} size={20} className="mb-1.5 text-ink-3" />
      <Heading className={Heading === "h1" ? "text-16" : "text-14"}>{title}</Heading>
      {children && <div className="text-ink-2">{children}</div>}
      {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
