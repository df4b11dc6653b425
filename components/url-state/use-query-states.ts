"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import {
  type Changes,
  type Parser,
  type Parsers,
  type ParserWithDefault,
  readValue,
  unreadNames,
  type Values,
  writeValues,
} from "@/lib/domain/url-state";
import { addressShown, subscribeAddress, writeAddress, writtenSearch } from "./address";

interface Options {
  /** Whether Back undoes a change; `replace` unless said. */
  history?: "push" | "replace";
}

/** The query on screen: what was just written, else what the router shows. */
function useSearch(): string {
  const path = usePathname();
  const shown = useSearchParams().toString();
  const written = useSyncExternalStore(
    subscribeAddress,
    () => writtenSearch(path),
    () => null,
  );
  useEffect(() => addressShown(path, shown), [path, shown]);
  return written ?? shown;
}

interface Read {
  text: string | null;
  value: unknown;
}

/** The last reading of each parameter and of all: a value stays the same object while its text does, and so does the whole. */
const readings = new WeakMap<Parsers, Map<string, Read>>();
const wholes = new WeakMap<Parsers, Record<string, unknown>>();

function readAll(parsers: Parsers, search: string): Record<string, unknown> {
  const params = new URLSearchParams(search);
  const known = readings.get(parsers) ?? new Map<string, Read>();
  readings.set(parsers, known);
  const values = Object.entries(parsers).map(([name, parser]) => {
    const text = params.get(name);
    const before = known.get(name);
    const read = before?.text === text ? before : { text, value: readValue(parser, text) };
    known.set(name, read);
    return [name, read.value] as const;
  });
  const last = wholes.get(parsers);
  if (last && values.every(([name, value]) => last[name] === value)) return last;
  const whole = Object.fromEntries(values);
  wholes.set(parsers, whole);
  return whole;
}

/**
 * State whose only copy is the address. A change is shown in the same frame and written as one step of the history. `parsers` must stay the
 * same object.
 */
export function useQueryStates<P extends Parsers>(parsers: P, { history = "replace" }: Options = {}) {
  const search = useSearch();
  const state = useMemo(() => readAll(parsers, search) as Values<P>, [parsers, search]);
  const change = useCallback(
    (changes: Changes<P>, options: Options = {}) =>
      writeAddress((params) => writeValues(parsers, params, changes), options.history ?? history),
    [parsers, history],
  );
  return [state, change] as const;
}

/** The names of parameters in the address that make no sense; their default is in force. `parsers` must stay the same object. */
export function useUnreadNames(parsers: Parsers): readonly string[] {
  const search = useSearch();
  return useMemo(() => unreadNames(parsers, new URLSearchParams(search)), [parsers, search]);
}

type ValueOf<P> = P extends ParserWithDefault<infer T> ? T : P extends Parser<infer T> ? T | null : never;

/** The same for one parameter; null takes it out of the address. `parser` must stay the same object. */
export function useQueryState<P extends Parser<unknown>>(name: string, parser: P, options: Options = {}) {
  const parsers = useMemo(() => ({ [name]: parser as Parser<unknown> }), [name, parser]);
  const [state, change] = useQueryStates(parsers, options);
  const set = useCallback((value: ValueOf<P> | null, how?: Options) => change({ [name]: value }, how), [change, name]);
  return [state[name] as ValueOf<P>, set] as const;
}
