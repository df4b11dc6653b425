import { type Sandbox, type SandboxOptions, startSandbox } from "./server";

type Json = Record<string, unknown>;

/** An answer as a test reads it; `body` is undefined when the text is no JSON. */
export interface Reply<T = Json> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** An order as tests read it: what the sheet says may be there, unchecked. */
export interface SeenOrder {
  marketplace: string;
  marketplace_order_id: string;
  marketplace_order_date: string | null;
  marketplace_status: string;
  lengow_status: string;
  merchant_order_id: string[] | null;
  total_order: number | string;
  original_total_order?: number | string;
  currency: { iso_a3: string };
  original_currency: { iso_a3: string };
  original_buyer_currency: string | null;
  updated_at: string;
  imported_at: string;
  order_types: { type: string; label: string }[];
  billing_address: Record<string, unknown> | null;
  packages: { cart: SeenLine[]; delivery: Record<string, unknown> & { trackings: Json[] } }[];
  [other: string]: unknown;
}

export interface SeenLine {
  marketplace_order_line_id: string;
  lengow_status: string | null;
  marketplace_status: string;
  original_refunded_amount: string | null;
  original_amount: string;
  max_shipping_date: string | null;
  quantity: number;
  [other: string]: unknown;
}

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

/** A caller with a token of one account. */
export class TestClient {
  constructor(
    readonly url: string,
    readonly account: number,
    public token: string,
  ) {}

  async call<T = Json>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
    const headers = { authorization: this.token, ...(init.headers as Record<string, string>) };
    return read<T>(await fetch(`${this.url}${path}`, { signal: AbortSignal.timeout(20_000), ...init, headers }));
  }

  /** GET orders with `account_id` and these filters. */
  orders(filters: Record<string, string> = {}): Promise<Reply<Page<SeenOrder>>> {
    return this.call(`/v3.0/orders/?${new URLSearchParams({ account_id: String(this.account), ...filters })}`);
  }

  /** Every order of the account, page after page. */
  async everyOrder(filters: Record<string, string> = { updated_from: "2000-01-01" }): Promise<SeenOrder[]> {
    const all: SeenOrder[] = [];
    for (let page = 1; ; page++) {
      const { body } = await this.orders({ ...filters, page: String(page) });
      all.push(...body.results);
      if (body.next === null) return all;
    }
  }

  async order(marketplace: string, id: string): Promise<SeenOrder> {
    const { body } = await this.orders({ marketplace, marketplace_order_id: id });
    return body.results[0]!;
  }

  actions(filters: Record<string, string> = {}): Promise<Reply<Page<Json>>> {
    return this.call(`/v3.0/orders/actions/?${new URLSearchParams({ account_id: String(this.account), ...filters })}`);
  }

  /** POST of an action as JSON. */
  act(order: { marketplace: string; marketplace_order_id: string }, type: string, args: Json = {}): Promise<Reply> {
    const { marketplace, marketplace_order_id } = order;
    const body = { account_id: this.account, marketplace, marketplace_order_id, action_type: type, ...args };
    return this.call("/v3.0/orders/actions/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** One page of the control plane; a body makes it a POST. */
  async control<T = Json>(path: string, body?: Json, method = body ? "POST" : "GET"): Promise<T> {
    const reply = await read<T>(
      await fetch(`${this.url}/__sandbox/${path}`, { method, body: body && JSON.stringify(body) }),
    );
    if (reply.status !== 200) throw new Error(`control ${path}: ${reply.text}`);
    return reply.body;
  }
}

async function read<T>(response: Response): Promise<Reply<T>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: body as T };
}

/** Signs in; throws when the sandbox refuses the keys. */
export async function signIn(url: string, login: string): Promise<TestClient> {
  const body = new URLSearchParams({ access_token: login, secret: login.replace("-", "-secret-") });
  const reply = await read<{ token: string; account_id: number }>(
    await fetch(`${url}/access/get_token`, { method: "POST", body }),
  );
  if (reply.status !== 200) throw new Error(reply.text);
  return new TestClient(url, reply.body.account_id, reply.body.token);
}

/** A sandbox whose clock stands still, with a caller of account 101 (or of `login`) whose token outlives the test. */
export async function openSandbox(
  options: SandboxOptions & { login?: string; size?: number } = {},
): Promise<{ sandbox: Sandbox; client: TestClient }> {
  const { login = "test-101", size, ...rest } = options;
  const sandbox = await startSandbox({ now: "2026-11-20T10:00:00Z", tokenLifeSeconds: 30 * 86_400, ...rest });
  const client = await signIn(sandbox.url, login);
  await client.control("clock", { now: "2026-11-20T10:00:00Z", frozen: true });
  await client.control("seed", { account: client.account, ...(size === undefined ? {} : { orders: size }) });
  return { sandbox, client };
}
