import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon } from "./icon";
import { type InputSize, inputClass } from "./input";

/** One of a closed list: the browser's own select, which every phone and screen reader knows, in our frame. */
export function Select({
  size,
  className,
  children,
  ...rest
}: Omit<ComponentProps<"select">, "size"> & { size?: InputSize }) {
  return (
    <span className={clsx("relative flex items-center", className)}>
      <select {...rest} className={inputClass(size, "cursor-pointer appearance-none pr-8")}>
        {children}
      </select>
      <Icon name="chevron-down" size={14} className="pointer-events-none absolute right-2.5 text-ink-3" />
    </span>
  );
}
