/** One request that reached the sandbox. Never holds a token or a secret. */
export interface CallRecord {
  at: string;
  account: number | null;
  method: string;
  route: string;
  path: string;
  query: Record<string, string>;
  /** The marketplace's id of the order it named, in its query or its body. */
  order?: string;
  /** Null when no whole answer was sent. */
  status: number | null;
  /** Kind of the fault that struck it. */
  fault?: string;
  milliseconds: number;
}

const KEPT = 2000;
const SECRET = /^(access_token|secret|token|authorization)$/i;

/** What reached the sandbox: every request counted, the last ones listed. */
export class Calls {
  private counts = new Map<string, { account: number | null; route: string; status: number | null; count: number }>();
  private last: CallRecord[] = [];

  add(record: CallRecord): void {
    const key = `${record.account} ${record.route} ${record.status}`;
    const entry = this.counts.get(key) ?? {
      account: record.account,
      route: record.route,
      status: record.status,
      count: 0,
    };
    entry.count += 1;
    this.counts.set(key, entry);
    this.last.push(record);
    if (this.last.length > KEPT) this.last.shift();
  }

  /** Counts by account, route and status, with the last `limit` calls, oldest first. */
  report(filter: { account?: number; route?: string; limit: number }) {
    const fits = ({ account, route }: { account: number | null; route: string }) =>
      (filter.account === undefined || account === filter.account) &&
      (filter.route === undefined || route === filter.route);
    const counts = [...this.counts.values()].filter(fits);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return { total, counts, last: this.last.filter(fits).slice(-filter.limit) };
  }

  /** Forgets everything, or what one account did. */
  reset(account?: number): void {
    if (account === undefined) {
      this.counts = new Map();
      this.last = [];
      return;
    }
    for (const [key, entry] of this.counts) if (entry.account === account) this.counts.delete(key);
    this.last = this.last.filter((record) => record.account !== account);
  }
}

/** The query without anything secret. */
export function harmless(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([name]) => !SECRET.test(name)));
}
