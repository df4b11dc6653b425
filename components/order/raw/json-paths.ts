/** Any value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Beyond this many characters of JSON a branch starts closed: a marketplace's free field may hold hundreds of kilobytes. */
export const BIG_BRANCH = 1_500;
/** No more hits are looked for: nobody reads them all. */
const MOST_HITS = 300;

export type Step = string | number;

export function isBranch(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === "object" && value !== null;
}

export function entriesOf(value: Json[] | { [key: string]: Json }): [Step, Json][] {
  return Array.isArray(value) ? value.map((entry, at) => [at, entry]) : Object.entries(value);
}

/** A way into the data as JSONPath writes it: `$.packages[0].cart[0]["odd key"]`. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, "$");
}

export interface Hits {
  /** The paths, as `pathText` writes them, of what holds the words. */
  found: ReadonlySet<string>;
  /** The branches that must be open so that each hit is seen. */
  open: ReadonlySet<string>;
  /** True when there are more than were looked for. */
  more: boolean;
}

/** Every name and value that holds `words`, whatever the case of letters. */
export function searchJson(root: Json, words: string): Hits {
  const wanted = words.trim().toLocaleLowerCase();
  const [found, open] = [new Set<string>(), new Set<string>()];
  let more = false;
  if (wanted === "") return { found, open, more };
  const walk = (value: Json, path: Step[]) => {
    if (found.size >= MOST_HITS) {
      more = true;
      return;
    }
    const name = path.at(-1);
    const isNamed = typeof name === "string" && name.toLocaleLowerCase().includes(wanted);
    if (isNamed || (!isBranch(value) && String(value).toLocaleLowerCase().includes(wanted))) {
      found.add(pathText(path));
      for (let depth = 0; depth < path.length; depth += 1) open.add(pathText(path.slice(0, depth)));
    }
    if (isBranch(value)) for (const [step, entry] of entriesOf(value)) walk(entry, [...path, step]);
  };
  walk(root, []);
  return { found, open, more };
}
