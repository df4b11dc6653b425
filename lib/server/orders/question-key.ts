import "server-only";

/** One spelling for equal questions of one account, whatever order their parts came in; it begins with the account (cache/fresh-cache.ts). */
export function questionKey(accountId: number, question: object): string {
  const parts = Object.entries(question).filter(([, value]) => value !== undefined);
  return `${accountId}:${JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
