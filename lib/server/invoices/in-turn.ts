import "server-only";

const last = new Map<string, Promise<unknown>>();

/** Runs the works of one name one after the other within this process: numbers printed in turn need not be printed again. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(name) ?? Promise.resolve();
  const run = before.then(work, work);
  const settled = run.catch(() => undefined);
  last.set(name, settled);
  try {
    return await run;
  } finally {
    if (last.get(name) === settled) last.delete(name);
  }
}
