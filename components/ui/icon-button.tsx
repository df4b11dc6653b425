import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon";

type Props = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  icon: IconName;
  /** What it does; also shown on hover. Only for well-worn signs: close, copy, up, down, more. */
  label: string;
  size?: "small" | "medium";
  iconSize?: number;
};

export const iconButtonClass = (size: "small" | "medium" = "medium", className?: string) =>
  clsx(
    "inline-grid shrink-0 place-items-center rounded-6 text-ink-3 transition-colors duration-80 hover:bg-hover hover:text-ink",
    size === "small" ? "size-6" : "size-7 max-tablet:size-10",
    className,
  );

/** A square button with an icon alone; at least 24 px, on phones 40. */
export function IconButton({ icon, label, size = "medium", iconSize = 16, className, type, title, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type ?? "button"}
      data-print="no"
      className={iconButtonClass(size, className)}
      aria-label={label}
      title={title ?? label}
    >
      <Icon name={icon} size={iconSize} />
    </button>
  );
}
