import clsx from "clsx";
import type { ReactNode } from "react";

/** A section of a panel: a small heading, something quiet at its right, a hairline below. Lines, not cards. */
export function Section(props: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Nothing for paper. */
  screenOnly?: boolean;
}) {
  const { title, aside, children, className, screenOnly } = props;
  return (
    <section
      data-print={screenOnly ? "no" : undefined}
      className={clsx("border-b border-line px-4 py-3.5 last:border-b-0", className)}
    >
      <h2 className="mb-2 flex items-center gap-2 text-12 font-semibold">
        {title}
        {aside && <span className="ml-auto font-normal text-ink-3">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={clsx("grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-[5px]", className)}>{children}</dl>;
}

/** One of them; `screenOnly` for what can only be pressed. */
export function Fact(props: { name: ReactNode; children: ReactNode; screenOnly?: boolean }) {
  const { name, children } = props;
  const print = props.screenOnly ? "no" : undefined;
  return (
    <>
      <dt data-print={print} className="text-ink-3">
        {name}
      </dt>
      <dd data-print={print} className="min-w-0 [overflow-wrap:anywhere]">
        {children}
      </dd>
    </>
  );
}

/** Amounts below each other, right-aligned and tabular. */
export function Amounts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[1fr_auto] gap-y-[5px]">{children}</dl>;
}

/** One amount; `sum` draws the line above and the weight, `quiet` is for parts already counted elsewhere. */
export function Amount(props: { name: ReactNode; children: ReactNode; sum?: boolean; quiet?: boolean }) {
  const { name, children, sum, quiet } = props;
  const line = sum && "mt-0.5 border-t border-line pt-1.5 font-semibold text-ink";
  return (
    <>
      <dt className={clsx(line || "text-ink-2", quiet && "text-12")}>{name}</dt>
      <dd className={clsx("pl-3 text-right tabular-nums", line, quiet && "text-12 text-ink-3")}>{children}</dd>
    </>
  );
}
