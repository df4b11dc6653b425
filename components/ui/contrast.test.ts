import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
type Colour = [lightness: number, chroma: number, hue: number];

/** `--color-x: light-dark(oklch(…), oklch(…))` of the theme, without those that are see-through. */
function tokens(theme: 0 | 1): Map<string, Colour> {
  const found = new Map<string, Colour>();
  const pair = /--color-([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g;
  for (const [, name = "", ...colours] of css.matchAll(pair)) {
    const [l = 0, c = 0, h = 0] = (colours[theme] ?? "").split(" ").map(Number);
    found.set(name, [l, c, h]);
  }
  return found;
}

/** Linear sRGB of an OKLCH colour, after Björn Ottosson's matrices. */
function linear([l, c, h]: Colour): number[] {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
}

function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = linear(colour).map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const ROWS = ["surface", "canvas", "sunken", "hover", "selected", "peek", "raised"];
const TONES = ["move", "done", "warn", "fail", "unknown"];
const soft = TONES.map((tone) => `${tone}-soft`);

/** What stands on what, and how much it must differ (WCAG 1.4.3 and 1.4.11). */
const PAIRS: [what: string, front: string[], back: string[], floor: number][] = [
  ["text", ["ink", "ink-2", "ink-3"], [...ROWS, "todo-soft", "accent-soft"], 4.5],
  ["links", ["accent-ink"], [...ROWS, "accent-soft"], 4.5],
  ["the label of a primary button", ["on-accent"], ["accent", "accent-hover"], 4.5],
  ["words in a tone", TONES, ROWS, 4.5],
  ["text on a banner", ["ink", "ink-2"], soft, 4.5],
  ["the label of a filled badge or button", ["on-solid"], TONES.map((tone) => `${tone}-solid`), 4.5],
  ["the edge of inputs", ["control"], ROWS, 3],
  ["the focus ring", ["focus"], ROWS, 3],
  ["chart series", ["chart-1", "chart-2", "chart-3", "chart-4"], ["surface", "canvas"], 3],
];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("in the %s theme", (_, theme) => {
  const colours = tokens(theme);
  const of = (name: string): Colour => {
    const colour = colours.get(name);
    if (!colour) throw new Error(`No token --color-${name}`);
    return colour;
  };
  const ratio = (front: string, back: string) => {
    const [low = 0, high = 0] = [luminance(of(front)), luminance(of(back))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  it.each(PAIRS)("%s can be read on every ground it stands on", (_what, fronts, backs, floor) => {
    for (const front of fronts) {
      for (const back of backs)
        expect({ front, back, ok: ratio(front, back) >= floor }).toEqual({ front, back, ok: true });
    }
  });

  it("a badge's word can be read on its own ground", () => {
    for (const tone of TONES) expect({ tone, ok: ratio(tone, `${tone}-soft`) >= 4.5 }).toEqual({ tone, ok: true });
  });

  it("every colour is one a plain screen can show", () => {
    for (const [name, colour] of colours) {
      const inside = linear(colour).every((value) => value >= -0.002 && value <= 1.002);
      expect({ name, inside }).toEqual({ name, inside: true });
    }
  });
});
