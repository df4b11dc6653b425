const TONES = [1, 2, 3] as const;
const FILL = ["fill-chart-1", "fill-chart-2", "fill-chart-3"] as const;
const STROKE = ["stroke-chart-1", "stroke-chart-2", "stroke-chart-3"] as const;

/** So many series can be told apart: three steps of one hue, each plain, striped and dotted, so that no eye needs a hue (LOOK §4). */
export const LOOKS = TONES.length * 3;

/** The look of what has no series of its own: grey and hatched. */
export const REST = -1;

/**
 * What the looks below refer to; once in each chart and legend, under an id of its own.
 * @param stretch how many times wider than on screen the shapes are drawn, so that textures come out as they are meant
 */
export function Textures({ id, stretch = 1 }: { id: string; stretch?: number }) {
  const wide = `scale(${stretch} 1)`;
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`${wide} rotate(45)`}>
        <rect width="5" height="5" className="fill-surface" />
        <rect width="2.5" height="5" className="fill-chart-4" />
      </pattern>
      {TONES.map((tone, at) => (
        <pattern
          key={tone}
          id={`${id}-striped-${at}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={wide}
        >
          <rect width="6" height="6" className={FILL[at]} />
          <path d="M3 0V6" className="stroke-surface" strokeWidth="2" />
        </pattern>
      ))}
      {TONES.map((tone, at) => (
        <pattern
          key={tone}
          id={`${id}-dotted-${at}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={wide}
        >
          <rect width="6" height="6" className="fill-surface" />
          <path d="M0.75 0V6M3.75 0V6M0 0.75H6M0 3.75H6" className={STROKE[at]} strokeWidth="1.5" />
        </pattern>
      ))}
    </defs>
  );
}

/**
 * A look as attributes of a shape, in bars and in the legend.
 * @param look 0 to `LOOKS` - 1, or `REST`
 * @param id of the `Textures` drawn beside it
 */
export function seriesFill(look: number, id: string): { className?: string; fill?: string } {
  const className = FILL[look];
  if (className) return { className };
  if (look < 0 || look >= LOOKS) return { fill: `url(#${id})` };
  const texture = look < TONES.length * 2 ? "striped" : "dotted";
  return { fill: `url(#${id}-${texture}-${look % TONES.length})` };
}
