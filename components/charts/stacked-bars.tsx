"use client";

import clsx from "clsx";
import Link from "next/link";
import { type CSSProperties, type MouseEvent, type RefObject, useEffect, useId, useMemo, useRef } from "react";
import { useLocale } from "@/components/shell/intl-provider";
import { count } from "@/lib/format/count";
import { niceSteps } from "./nice-steps";
import { Band, Bar, Grid, Labels, Scale, stretchOf } from "./plot-parts";
import { Textures } from "./series-fill";
import { inSequence, useBarRange } from "./use-bar-range";

export interface Series {
  id: string;
  name: string;
  /** How its parts look (series-fill.tsx). */
  look: number;
  href?: string;
}

export interface StackedBar {
  id: string;
  /** Below the bar. */
  label: string;
  /** In words, for whoever does not see the bar. */
  title: string;
  href: string;
  /** One figure a series. */
  values: readonly number[];
  /** Its figures are not known: it has a ground instead of a height. */
  unknown?: boolean;
}

interface Props {
  label: string;
  /** How it is zoomed by keys, for whoever comes to it by them. */
  hint: string;
  /** What is on screen in words; said aloud when it changes. */
  shown: string;
  series: readonly Series[];
  bars: readonly StackedBar[];
  /** Other figures are on their way. */
  stale: boolean;
  /** Said where no bar has a height. */
  nothing: string | undefined;
  /** The bars between two, both included, in words. */
  rangeWords: (first: number, last: number) => string;
  /** Whether a single bar can be looked into. */
  opens: boolean;
  onZoom: (first: number, last: number) => void;
  /** The bar the keys stand on. */
  onFocusBar?: (at: number) => void;
  /** A plain press on a bar, in place of going where it leads. */
  onPress?: (at: number) => void;
  /** First and last bar of what is chosen already. */
  marked?: readonly [number, number] | null;
  /** Pixels of the highest bar. */
  height?: number;
}

const USUAL_HEIGHT = 160;
/** Less has room for the lowest line and the highest one. */
const LOW = 100;
/** Pixels that a figure of the scale takes at most, for each of its signs. */
const SIGN = 6.5;

/** The space between bars narrows with their number, so that a bar stays wider than it. */
const gapOf = (bars: number) => (bars > 60 ? "1px" : bars > 31 ? "clamp(1px,0.2vw,4px)" : "clamp(1px,0.6vw,10px)");

/** A press that opens no tab or window of its own. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** Bars that were zoomed into by keys are gone; the focus goes to the new ones. */
function useFocusKept(bars: RefObject<HTMLElement | null>, bar: number, ids: string) {
  const wanted = useRef(false);
  const last = useRef(ids);
  useEffect(() => {
    if (last.current === ids) return;
    last.current = ids;
    if (!wanted.current) return;
    wanted.current = false;
    bars.current?.querySelectorAll<HTMLElement>("[data-bar]")[bar]?.focus();
  }, [bars, bar, ids]);
  return wanted;
}

/**
 * Bars over time, stacked by series; each is a way to its orders. Drawing over several zooms into them; arrows move between bars, with Shift
 * they choose, Enter zooms.
 */
export function StackedBars(props: Props) {
  const { label, hint, shown, series, bars, stale, nothing, rangeWords, opens, onZoom, onFocusBar, onPress } = props;
  const { marked, height = USUAL_HEIGHT } = props;
  const locale = useLocale();
  const [textures, hintId] = [useId(), useId()];
  const looks = useMemo(() => series.map(({ look }) => look), [series]);
  const choose = (first: number, last: number) => {
    focusKept.current = place.bars.current?.contains(document.activeElement) ?? false;
    onZoom(first, last);
  };
  const place = useBarRange({ length: bars.length, opens, onChoose: choose });
  const focusKept = useFocusKept(place.bars, place.at, `${bars[0]?.id} ${bars.length}`);
  const sums = bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const lines = niceSteps(Math.max(...sums, 1));
  const most = lines.at(-1) ?? 1;
  const steps = height < LOW ? [0, most] : lines;
  const chosen = place.range && inSequence(place.range);
  const scale = steps.map((step) => count(step, locale));
  const widest = Math.max(...scale.map((text) => text.length));
  const layout = { "--bar-gap": gapOf(bars.length), "--scale": `${Math.max(28, widest * SIGN)}px` };
  return (
    <div className="grid grid-cols-[var(--scale)_minmax(0,1fr)] gap-x-2" style={layout as CSSProperties}>
      <svg aria-hidden="true" width="0" height="0" className="absolute">
        <Textures id={textures} stretch={stretchOf(bars.length)} />
      </svg>
      <Scale figures={scale} height={height} />
      <div className={clsx("relative", stale && "[&_rect]:opacity-40")} aria-busy={stale || undefined}>
        <Grid steps={steps} most={most} height={height} />
        {chosen ? (
          <Band first={chosen[0]} last={chosen[1]} bars={bars.length} height={height} words={rangeWords(...chosen)} />
        ) : (
          marked && <Band first={marked[0]} last={marked[1]} bars={bars.length} height={height} />
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a list would announce every bar's place; the group says what they are of. */}
        <div
          ref={place.bars}
          role="group"
          aria-label={label}
          aria-describedby={hintId}
          {...place.handlers}
          className="relative flex touch-pan-y items-end gap-(--bar-gap) select-none"
        >
          {bars.map((bar, index) => (
            <Link
              key={bar.id}
              href={bar.href}
              prefetch={false}
              draggable={false}
              title={chosen ? undefined : bar.title}
              aria-label={bar.title}
              tabIndex={index === place.at ? 0 : -1}
              onFocus={() => {
                place.setAt(index);
                onFocusBar?.(index);
              }}
              onClick={(event) => {
                if (!onPress || !isPlain(event)) return;
                event.preventDefault();
                onPress(index);
              }}
              data-bar={bar.id}
              className={clsx("min-w-0 flex-1 rounded-4", bar.unknown && "bg-hover", !chosen && "hover:opacity-80")}
            >
              <Bar values={bar.values} looks={looks} most={most} height={height} textures={textures} />
            </Link>
          ))}
        </div>
        {nothing && <p className="pointer-events-none absolute top-1/3 left-2 text-12 text-ink-3">{nothing}</p>}
        <Labels bars={bars} />
      </div>
      <p className="sr-only">{series.map(({ name }) => name).join(", ")}</p>
      <p id={hintId} className="sr-only">
        {hint}
      </p>
      <p className="sr-only" aria-live="polite">
        {chosen ? rangeWords(...chosen) : shown}
      </p>
    </div>
  );
}
