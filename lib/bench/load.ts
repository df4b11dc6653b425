import autocannon from "autocannon";

export interface Target {
  name: string;
  url: string;
  headers?: Record<string, string>;
}

export interface Rate {
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

const SECONDS = 4;

function once(target: Target, connections: number): Promise<Rate> {
  return new Promise((resolve, reject) => {
    autocannon(
      { url: target.url, headers: target.headers ?? {}, connections, duration: SECONDS, timeout: 30 },
      (error, result) => {
        if (error) return reject(error);
        const answered = result["2xx"] + result["3xx"];
        const errors = result.errors + result["4xx"] + result["5xx"];
        resolve({ perSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99, errors });
      },
    );
  });
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * Measures every target in turn, round after round, so that a slow moment of the machine meets all of them; answers the medians.
 * Autocannon counts a 304 as answered.
 */
export async function compare(targets: Target[], connections: number, rounds = 3): Promise<Map<string, Rate>> {
  const seen = new Map<string, Rate[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) seen.get(target.name)?.push(await once(target, connections));
  }
  return new Map(
    [...seen].map(([name, rates]) => [
      name,
      {
        perSecond: median(rates.map((rate) => rate.perSecond)),
        p50: median(rates.map((rate) => rate.p50)),
        p99: median(rates.map((rate) => rate.p99)),
        errors: rates.reduce((sum, rate) => sum + rate.errors, 0),
      },
    ]),
  );
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
