import type { ActionMeta } from "../marketplaces/metadata";
import { holds, type Roots } from "./conditions";

/** Which of an action's arguments its conditions show, and whether a condition was in play (API.md §14.5, §14.6). */
export interface Shown {
  name: string;
  mandatory: boolean;
  visible: boolean;
  conditional: boolean;
}

/**
 * Starts with everything shown; each pass sees the earlier arguments settled; at most one pass per argument, so chains
 * and cycles end. A hidden argument counts as missing for the others.
 */
export function shownArguments(meta: ActionMeta, values: Readonly<Record<string, unknown>>, order: unknown): Shown[] {
  const names = [...new Set([...meta.args, ...meta.optional_args])];
  const visible = new Map(names.map((name) => [name, true]));
  const conditional = new Set<string>();
  for (let pass = 0; pass < names.length; pass++) {
    let changed = false;
    for (const name of names) {
      const result = holds(meta.args_description?.[name]?.depends_on, rootsOf(names, visible, values, order));
      if (result !== null) conditional.add(name);
      const shown = result ?? true;
      changed ||= visible.get(name) !== shown;
      visible.set(name, shown);
    }
    if (!changed) break;
  }
  return names.map((name) => ({
    name,
    mandatory: meta.args.includes(name),
    visible: visible.get(name) ?? true,
    conditional: conditional.has(name),
  }));
}

function rootsOf(
  names: readonly string[],
  visible: ReadonlyMap<string, boolean>,
  values: Readonly<Record<string, unknown>>,
  order: unknown,
): Roots {
  const seen = names
    .filter((name) => visible.get(name) && Object.hasOwn(values, name))
    .map((name) => [name, values[name]]);
  return { action_data: Object.fromEntries(seen), order };
}
