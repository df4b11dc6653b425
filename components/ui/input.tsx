import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type InputSize = "small" | "medium" | "large";

const SIZE: Record<InputSize, string> = { small: "h-7 text-13", medium: "h-8 text-13", large: "h-10 text-14" };

/** The classes of anything that looks like an input. On phones 44 px and 16 px type, so that nothing zooms in. */
export function inputClass(size: InputSize = "medium", className?: string): string {
  return clsx(
    "w-full rounded-6 border border-control bg-surface px-2.5 text-ink placeholder:text-ink-3 placeholder:opacity-100",
    "focus-visible:rounded-6 focus-visible:border-focus focus-visible:outline-offset-[-1px]",
    "aria-invalid:border-fail-solid disabled:border-line-strong disabled:bg-sunken disabled:text-ink-3",
    "max-tablet:h-11 max-tablet:text-16",
    SIZE[size],
    className,
  );
}

type Props = Omit<ComponentProps<"input">, "size"> & {
  size?: InputSize;
  icon?: IconName;
  /** Small buttons or a key cap at the end, inside the frame. */
  tail?: ReactNode;
};

/** A text field, with an icon before and small things after if asked for. */
export function Input({ size, icon, tail, className, ...rest }: Props) {
  const input = <input {...rest} className={inputClass(size, clsx(icon && "pl-[30px]", tail && "pr-9", className))} />;
  if (!icon && !tail) return input;
  return (
    <span className="relative flex items-center">
      {icon && <Icon name={icon} className="pointer-events-none absolute left-[9px] text-ink-3" />}
      {input}
      {tail && <span className="absolute right-1 flex items-center gap-1 text-ink-3">{tail}</span>}
    </span>
  );
}
