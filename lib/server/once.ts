import "server-only";

const STORE = Symbol.for("orderdeck.once");
type Store = Map<string, unknown>;

/**
 * What must exist once in a server process. Next evaluates a module more than once (pages, routes, instrumentation), so a
 * module variable would exist several times; this lives on `globalThis`.
 */
export function once<T>(name: string, make: () => T): T {
  const holder = globalThis as { [STORE]?: Store };
  holder[STORE] ??= new Map();
  const store = holder[STORE];
  if (!store.has(name)) store.set(name, make());
  return store.get(name) as T;
}
