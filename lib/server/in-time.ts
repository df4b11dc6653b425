import "server-only";

/**
 * What `work` gives, or `otherwise` when it takes longer than `ms` milliseconds. The work itself goes on; what it throws in time is thrown,
 * what it throws later is nobody's concern any more.
 */
export async function inTime<T>(work: Promise<T>, ms: number, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
