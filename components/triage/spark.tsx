const WIDTH = 2;
const GAP = 1;
const HEIGHT = 16;

/** Failures per day as small bars, oldest first; decoration, the number beside it says the rest. */
export function Spark({ days }: { days: readonly number[] }) {
  const most = Math.max(1, ...days);
  const width = days.length * (WIDTH + GAP) - GAP;
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden
      focusable="false"
      className="text-ink-3"
    >
      {days.map((n, day) => {
        const height = n === 0 ? 1.5 : Math.max(3, (n / most) * (HEIGHT - 1));
        const x = day * (WIDTH + GAP);
        return (
          <rect key={`day-${x}`} x={x} y={HEIGHT - height} width={WIDTH} height={height} rx={0.8} fill="currentColor" />
        );
      })}
    </svg>
  );
}
