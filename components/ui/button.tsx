import clsx from "clsx";
import { type ComponentProps, type MouseEvent, useId } from "react";
import { Icon, type IconName } from "./icon";

export type ButtonVariant = "plain" | "primary" | "quiet" | "danger" | "danger-solid";
export type ButtonSize = "small" | "medium" | "large";

/** Key caps take the colour of a filled button. */
const CAPS = "[&_kbd]:border-current/40 [&_kbd]:bg-transparent [&_kbd]:text-current";

const VARIANT: Record<ButtonVariant, string> = {
  plain: "border-line-strong bg-surface text-ink hover:bg-hover [&>.icon]:text-ink-3",
  primary: `border-transparent bg-accent text-on-accent hover:bg-accent-hover ${CAPS}`,
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink [&>.icon]:text-ink-3",
  danger: "border-line-strong bg-surface text-fail hover:bg-hover",
  "danger-solid": `border-transparent bg-fail-solid text-on-solid hover:brightness-95 ${CAPS}`,
};
const UNAVAILABLE = "border-line bg-sunken text-ink-3 cursor-not-allowed";
const SIZE: Record<ButtonSize, string> = {
  small: "h-7 px-[9px]",
  medium: "h-8 px-3",
  large: "h-10 px-4 text-14 max-tablet:h-11",
};

/** The classes of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = "plain", size: ButtonSize = "medium", className?: string): string {
  return clsx(buttonFrame, SIZE[size], VARIANT[variant], className);
}

const buttonFrame =
  "inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-6 border font-medium " +
  "transition-colors duration-80 select-none max-tablet:h-10 [&>.icon]:-ml-0.5";

type Props = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  /** Why it cannot be used now. The button stays focusable, says so, and does nothing; show the reason beside it as well. */
  unavailable?: string | undefined;
};

/** A button says a verb and its object ("Ship 2 units"). One `primary` per surface. */
export function Button({ variant, size, icon, unavailable, className, children, onClick, type, ...rest }: Props) {
  const reason = useId();
  const off = unavailable !== undefined;
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={
        off ? clsx(buttonFrame, SIZE[size ?? "medium"], UNAVAILABLE, className) : buttonClass(variant, size, className)
      }
      onClick={off || onClick ? click : undefined}
      aria-disabled={off || undefined}
      aria-describedby={clsx(rest["aria-describedby"], off && reason) || undefined}
      title={off ? unavailable : rest.title}
    >
      {icon && <Icon name={icon} />}
      {children}
      {off && (
        <span id={reason} className="sr-only">
          {unavailable}
        </span>
      )}
    </button>
  );
}
