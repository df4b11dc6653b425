import { createLengowClient, type LengowClient } from "@/lib/lengow";
import { startSandbox } from "@/lib/sandbox/server";

/** What reached the sandbox for one account, by "METHOD /path". */
export interface Calls {
  of(route: string): number;
  total: number;
}

export interface TestSandbox {
  url: string;
  /** A client for an account of its own: 100 to 999, made on demand. */
  client(account: number): LengowClient;
  /** Fills an account anew. */
  seed(account: number, fields: Record<string, unknown>): Promise<void>;
  /** One more fault; see the sandbox's README for the kinds. */
  fault(fields: Record<string, unknown>): Promise<void>;
  clearFaults(): Promise<void>;
  calls(account: number): Promise<Calls>;
  forgetCalls(account: number): Promise<void>;
  close(): Promise<void>;
}

interface CallReport {
  total: number;
  counts: { route: string; count: number }[];
}

/** A sandbox of this test's own on a free port, with the handles tests need. Close it in `afterAll`. */
export async function openTestSandbox(orders = 300): Promise<TestSandbox> {
  const sandbox = await startSandbox({ orders, seed: 7 });
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandbox.url}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    url: sandbox.url,
    client: (account) =>
      createLengowClient({
        baseUrl: sandbox.url,
        accessToken: account < 100 ? `demo-${account}` : `test-${account}`,
        secret: account < 100 ? `demo-secret-${account}` : `test-secret-${account}`,
      }),
    seed: async (account, fields) => void (await control("POST", "seed", { account, ...fields })),
    fault: async (fields) => void (await control("POST", "faults", fields)),
    clearFaults: async () => void (await control("DELETE", "faults")),
    calls: async (account) => {
      const report = await control<CallReport>("GET", `calls?account=${account}`);
      const of = (route: string) =>
        report.counts.filter((row) => row.route === route).reduce((sum, row) => sum + row.count, 0);
      return { of, total: report.total };
    },
    forgetCalls: async (account) => void (await control("DELETE", `calls?account=${account}`)),
    close: () => sandbox.close(),
  };
}
