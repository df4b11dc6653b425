import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

const frame =
  "inline-flex h-7 flex-none items-center rounded-6 border bg-surface text-12 whitespace-nowrap max-tablet:h-9";
const part = "inline-flex h-full items-center gap-[5px] rounded-[5px] px-2 hover:bg-hover ring-inward";

type ChipProps = ComponentProps<"button"> & {
  /** What is filtered, quiet: "Marketplace any of". */
  name: ReactNode;
  /** The value, in 500. */
  value: ReactNode;
  /** Takes the filter off; without it there is no × and a small arrow says that it can be changed. */
  remove?: { label: string; onClick: () => void };
};

/** A filter in force. Its own props go to the button that opens it, so that it can be a menu's or a popover's trigger. */
export function Chip({ name, value, remove, className, ...rest }: ChipProps) {
  return (
    <span className={clsx(frame, "border-line-strong", className)}>
      <button type="button" {...rest} className={part}>
        <span className="text-ink-3">{name}</span>
        <span className="font-medium">{value}</span>
        {!remove && <Icon name="chevron-down" size={12} className="text-ink-3" />}
      </button>
      {remove && (
        <button
          type="button"
          onClick={remove.onClick}
          aria-label={remove.label}
          title={remove.label}
          className="ring-inward -ml-1 inline-flex h-full w-6 items-center justify-center rounded-[5px] text-ink-3 hover:bg-hover hover:text-ink max-tablet:w-9"
        >
          <Icon name="x" size={12} />
        </button>
      )}
    </span>
  );
}

/** "+ Filter": dashed, because it is an offer. */
export function AddChip({ children, className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(frame, "gap-[5px] border-dashed border-line-strong px-2 text-ink-2 hover:bg-hover", className)}
    >
      <Icon name="plus" size={12} />
      {children}
    </button>
  );
}

/** A counter in the page head that toggles a filter: icon in its tone, number, word. */
export function AlertToggle(
  props: ComponentProps<"button"> & { pressed: boolean; icon: ReactNode; n: ReactNode; word: ReactNode },
) {
  const { pressed, icon, n, word, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={clsx(
        "inline-flex h-7 flex-none items-center gap-1.5 rounded-6 border border-transparent pr-[9px] pl-2 text-12 whitespace-nowrap text-ink-2",
        "hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft max-tablet:h-9",
        className,
      )}
    >
      {icon}
      <span>
        <b className="font-semibold text-ink tabular-nums">{n}</b> {word}
      </span>
    </button>
  );
}
