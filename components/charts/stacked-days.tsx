"use client";

import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { useLocale } from "@/components/shell/intl-provider";
import { count } from "@/lib/format/count";
import { niceSteps } from "./nice-steps";

export interface Series {
  id: string;
  name: string;
  href?: string;
}

export interface Day {
  id: string;
  /** Below the bar. */
  label: string;
  /** In words, for whoever does not see the bar. */
  title: string;
  href: string;
  /** One figure a series. */
  values: readonly number[];
}

interface Props {
  label: string;
  series: readonly Series[];
  days: readonly Day[];
}

const HEIGHT = 160;
/** About as wide as a bar is drawn, so that hatching keeps its slope. */
const WIDTH = 48;
/** Pixels between two parts of one bar. */
const GAP = 1.5;
const FILL = ["fill-chart-1", "fill-chart-2", "fill-chart-3"] as const;

/** The pattern of the fourth series: told apart by its hatching, not by a hue (LOOK §4). */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" className="fill-surface" />
        <rect width="2.5" height="5" className="fill-chart-4" />
      </pattern>
    </defs>
  );
}

/** Looks of the nth series, for bars and for the legend. */
export function seriesFill(at: number, hatch: string): { className?: string; fill?: string } {
  const className = FILL[at];
  return className ? { className } : { fill: `url(#${hatch})` };
}

function Bar({ values, most, hatch }: { values: readonly number[]; most: number; hatch: string }) {
  let top = HEIGHT;
  return (
    <svg
      aria-hidden="true"
      className="block w-full"
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {values.map((value, at) => {
        const height = (value / most) * HEIGHT;
        top -= height;
        // Parts keep their sequence, so their place names them.
        return value > 0 ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place in the bar
            key={at}
            x="0"
            width={WIDTH}
            y={top}
            height={Math.max(0.5, height - GAP)}
            {...seriesFill(at, hatch)}
          />
        ) : null;
      })}
    </svg>
  );
}

/** Moves the focus between bars; all of them are one stop for Tab. */
function useOneStop(length: number) {
  const bars = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: length - 1 }[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const next = Math.min(length - 1, Math.max(0, step));
    setAt(next);
    bars.current?.querySelectorAll<HTMLElement>("a")[next]?.focus();
  };
  return { bars, at: Math.min(at, length - 1), setAt, onKeyDown };
}

/** Bars of days, stacked by series; each day is a way to its orders. Arrows move between days. */
export function StackedDays({ label, series, days }: Props) {
  const locale = useLocale();
  const { bars, at, setAt, onKeyDown } = useOneStop(days.length);
  const sums = days.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const steps = niceSteps(Math.max(...sums, 1));
  const most = steps.at(-1) ?? 1;
  const every = Math.ceil(days.length / 14);
  return (
    <div className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-2">
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <Hatch id="chart-hatch" />
      </svg>
      <div
        aria-hidden="true"
        className="relative text-right text-11 text-ink-3 tabular-nums"
        style={{ height: HEIGHT }}
      >
        {steps.map((step) => (
          <span key={step} className="absolute right-0 -translate-y-1/2" style={{ top: HEIGHT * (1 - step / most) }}>
            {count(step, locale)}
          </span>
        ))}
      </div>
      <div className="relative">
        <Grid steps={steps} most={most} />
        {/* biome-ignore lint/a11y/useSemanticElements: a list would announce every bar's place; the group says what they are of. */}
        <div
          ref={bars}
          role="group"
          aria-label={label}
          onKeyDown={onKeyDown}
          className="relative flex items-end gap-[clamp(1px,0.6vw,10px)]"
        >
          {days.map((day, index) => (
            <Link
              key={day.id}
              href={day.href}
              prefetch={false}
              title={day.title}
              aria-label={day.title}
              tabIndex={index === at ? 0 : -1}
              onFocus={() => setAt(index)}
              data-day={day.id}
              className="min-w-0 flex-1 rounded-4 hover:opacity-80"
            >
              <Bar values={day.values} most={most} hatch="chart-hatch" />
            </Link>
          ))}
        </div>
        <div aria-hidden="true" className="mt-1.5 flex gap-[clamp(1px,0.6vw,10px)] text-11 text-ink-3 tabular-nums">
          {days.map((day, index) => (
            <span key={day.id} className="flex min-w-0 flex-1 justify-center whitespace-nowrap">
              {(days.length - 1 - index) % every === 0 && (
                <span className={(days.length - 1 - index) % (every * 2) === 0 ? undefined : "max-desktop:hidden"}>
                  {day.label}
                </span>
              )}
            </span>
          ))}
        </div>
      </div>
      <p className="sr-only">{series.map(({ name }) => name).join(", ")}</p>
    </div>
  );
}

function Grid({ steps, most }: { steps: readonly number[]; most: number }) {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 w-full overflow-visible"
      height={HEIGHT}
      viewBox={`0 0 10 ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {steps.map((step) => (
        <line
          key={step}
          x1="0"
          x2="10"
          y1={HEIGHT * (1 - step / most)}
          y2={HEIGHT * (1 - step / most)}
          vectorEffect="non-scaling-stroke"
          className={step === 0 ? "stroke-line-strong" : "stroke-chart-grid"}
        />
      ))}
    </svg>
  );
}
