import clsx from "clsx";
import { BrandMark } from "./brand-mark";

/** Mark and wordmark. */
export function Brand({ large, className }: { large?: boolean; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center font-semibold tracking-[-0.015em]",
        large ? "gap-2 text-16" : "gap-1.5 text-14",
        className,
      )}
    >
      <BrandMark size={large ? 22 : 20} />
      <span translate="no">Orderdeck</span>
    </span>
  );
}

/** A dashed tag: this is demo data. No hue, so that it is never taken for a state. */
export function DemoTag({ children, className }: { children: string; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex h-4 items-center rounded-[3px] border border-dashed border-control px-[5px] text-10 font-semibold tracking-[0.02em] whitespace-nowrap text-ink-2",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The hatched strip on top of every screen of the demo. */
export function DemoRibbon() {
  return <div aria-hidden className="ribbon pointer-events-none fixed inset-x-0 top-0 z-60 h-[3px]" data-print="no" />;
}
