import "server-only";

/** A way to run works so that at most `most` are under way at once; the others wait, and start in the order in which they came. */
export function inTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < most) running += 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes over this place.
      if (next) next();
      else running -= 1;
    }
  };
}
