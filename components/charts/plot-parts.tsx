"use client";

import clsx from "clsx";
import { memo } from "react";
import { seriesFill } from "./series-fill";

/** Units across a bar, however wide it is drawn. */
const WIDTH = 48;
/** About as wide as a chart is on a desk. */
const CHART_WIDTH = 820;

/** How many times a bar's units are narrower on screen, for textures that keep their slope. */
export const stretchOf = (bars: number): number => Math.max(1, (WIDTH * bars) / CHART_WIDTH);

/** Pixels between two parts of one bar. */
const GAP = 1.5;
/** So many bars have a name each; of more, so many have one. */
const [ALL_NAMED, MOST_NAMES] = [14, 10];

interface BarProps {
  values: readonly number[];
  /** How each part looks (series-fill.tsx); without series, by its place. */
  looks: readonly number[];
  most: number;
  height: number;
  textures: string;
}

/** One bar, its parts above each other. */
export const Bar = memo(function Bar({ values, looks, most, height, textures }: BarProps) {
  let top = height;
  return (
    <svg
      aria-hidden="true"
      className="block w-full"
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
    >
      {values.map((value, at) => {
        const part = (value / most) * height;
        top -= part;
        // Parts keep their sequence, so their place names them.
        return value > 0 ? (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place in the bar
            key={at}
            x="0"
            width={WIDTH}
            y={top}
            height={Math.max(0.5, part - GAP)}
            {...seriesFill(looks[at] ?? at, textures)}
          />
        ) : null;
      })}
    </svg>
  );
});

interface BandProps {
  first: number;
  last: number;
  bars: number;
  height: number;
  /** Undefined: it is known already, and needs no words. */
  words?: string;
}

/** The ground below the bars that are chosen, and what they are in words. */
export function Band({ first, last, bars, height, words }: BandProps) {
  const step = `(100% + var(--bar-gap)) / ${bars}`;
  const middle = ((first + last + 1) / 2 / bars) * 100;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-x-0 top-0" style={{ height }}>
      <div
        className="absolute -top-1.5 bottom-0 rounded-t-4 border-x border-t border-accent bg-accent-soft"
        style={{
          left: `calc(${first} * ${step} - var(--bar-gap) / 2)`,
          width: `calc(${last - first + 1} * ${step})`,
        }}
      />
      {words && (
        <span
          data-range
          className="absolute top-full z-10 mt-1 w-max max-w-full rounded-6 border border-line-strong bg-raised px-2 py-px text-12 text-ink tabular-nums"
          style={{ left: `${middle}%`, transform: `translateX(-${middle}%)` }}
        >
          {words}
        </span>
      )}
    </div>
  );
}

/** The figures beside the lines. */
export function Scale({ figures, height }: { figures: readonly string[]; height: number }) {
  return (
    <div aria-hidden="true" className="relative text-right text-11 text-ink-3 tabular-nums" style={{ height }}>
      {figures.map((figure, at) => (
        <span
          key={figure}
          className="absolute right-0 -translate-y-1/2"
          style={{ top: height * (1 - at / (figures.length - 1)) }}
        >
          {figure}
        </span>
      ))}
    </div>
  );
}

/** Names below the bars, counted from the last one, so that today is among them. */
export function Labels({ bars }: { bars: readonly { id: string; label: string }[] }) {
  const few = bars.length <= ALL_NAMED;
  const every = few ? 1 : Math.ceil(bars.length / MOST_NAMES);
  return (
    <div aria-hidden="true" className="mt-1.5 flex gap-(--bar-gap) text-11 text-ink-3 tabular-nums">
      {bars.map((bar, index) => {
        const back = bars.length - 1 - index;
        const place = !few && back === 0 ? "justify-end" : "justify-center";
        return (
          <span key={bar.id} className={clsx("flex min-w-0 flex-1 whitespace-nowrap", place)}>
            {back % every === 0 && (
              <span className={back % (every * 2) === 0 ? undefined : "max-desktop:hidden"}>{bar.label}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}

/** Lines behind the bars. */
export function Grid({ steps, most, height }: { steps: readonly number[]; most: number; height: number }) {
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 w-full overflow-visible"
      height={height}
      viewBox={`0 0 10 ${height}`}
      preserveAspectRatio="none"
    >
      {steps.map((step) => (
        <line
          key={step}
          x1="0"
          x2="10"
          y1={height * (1 - step / most)}
          y2={height * (1 - step / most)}
          vectorEffect="non-scaling-stroke"
          className={step === 0 ? "stroke-line-strong" : "stroke-chart-grid"}
        />
      ))}
    </svg>
  );
}
