import clsx from "clsx";
import { Icon, type IconName } from "./icon";

interface Segment<V extends string> {
  value: V;
  label: string;
  icon?: IconName;
  /** The language of the label when it is not the page's. */
  lang?: string;
  /** A longer name for screen readers and on hover. */
  title?: string;
}

type Props<V extends string> = {
  label: string;
  value: V;
  segments: readonly Segment<V>[];
  onChange: (value: V) => void;
  className?: string;
};

/** One of two to four; pressed buttons in a group. */
export function Segmented<V extends string>({ label, value, segments, onChange, className }: Props<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend; a named group says the same.
    <div
      role="group"
      aria-label={label}
      data-print="no"
      className={clsx("inline-flex gap-0.5 rounded-6 bg-todo-soft p-0.5", className)}
    >
      {segments.map((one) => (
        <button
          key={one.value}
          type="button"
          lang={one.lang}
          title={one.title}
          aria-label={one.title}
          aria-pressed={one.value === value}
          onClick={() => onChange(one.value)}
          className={clsx(
            "inline-flex h-6 flex-auto items-center justify-center whitespace-nowrap gap-[5px] rounded-4 px-[9px] text-12 font-medium text-ink-2 hover:text-ink",
            "aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--color-line-strong)]",
            "max-tablet:h-8",
          )}
        >
          {one.icon && <Icon name={one.icon} size={14} />}
          {one.label}
        </button>
      ))}
    </div>
  );
}
