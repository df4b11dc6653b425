import { SANDBOX_URL } from "./stage";

/** A fault of the sandbox (`lib/sandbox/faults/fault.ts`). Without `times` or `probability` it strikes once. */
export interface Fault {
  route: string;
  kind: string;
  account?: number;
  order?: string;
  probability?: number;
  times?: number;
  after?: number;
  status?: number;
  retryAfter?: number | null;
  milliseconds?: number;
}

export interface Call {
  account: number | null;
  route: string;
  path: string;
  query: Record<string, string>;
  order?: string;
  status: number | null;
}

interface WireLine {
  title: string;
  marketplace_order_line_id: string;
  quantity: number;
  lengow_status: string | null;
}

interface WirePackage {
  cart: WireLine[];
  delivery: { first_line: string | null; city: string | null; trackings: { number: string | null }[] } | null;
}

export interface WireOrder {
  marketplace: string;
  marketplace_order_id: string;
  lengow_status: string;
  merchant_order_id: string[] | null;
  order_types: { type: string }[];
  packages: WirePackage[];
  billing_address: { first_line: string | null; email: string | null } | null;
  payments: { type: string | null }[];
  tax?: { is_marketplace_deemed_supplier: boolean | null } | null;
  total_order: string | number;
  original_currency: { iso_a3: string };
  anonymized: boolean;
}

interface WireAction {
  marketplace: string;
  marketplace_order_id: string;
  action_type: string;
  queued: boolean;
  processed: boolean;
  tracking_number?: string | null;
  errors: string | null;
}

export const ORDERS = "GET /v3.0/orders/";
export const TOKEN = "POST /access/get_token/";

async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Tells the sandbox something of its control page (`lib/sandbox/control`). */
export async function tell(path: string, body: Record<string, unknown>): Promise<void> {
  await control("POST", path, body);
}

/** Fills an account of the sandbox anew. */
export async function seedAccount(account: number, fields: Record<string, unknown>): Promise<void> {
  await control("POST", "seed", { account, ...fields });
}

/** Brings new orders to an account, dated now; their ids. */
export async function bringOrders(account: number, add: number): Promise<string[]> {
  return (await control<{ added: string[] }>("POST", "orders", { account, add })).added;
}

/** Plants a fault that strikes until it is taken away. */
export async function plantFault(fault: Fault): Promise<void> {
  await control("POST", "faults", { probability: 1, ...fault });
}

export async function clearFaults(): Promise<void> {
  await control("DELETE", "faults");
}

/** What reached the sandbox since it was last told to forget, oldest first. */
export async function callsOf(account: number): Promise<Call[]> {
  return (await control<{ last: Call[] }>("GET", `calls?account=${account}&last=2000`)).last;
}

/** The same without what the copy's and the outbox's readers ask on their own, whoever is there. */
export async function askedOf(account: number): Promise<Call[]> {
  return (await callsOf(account)).filter(({ query }) => query.updated_from === undefined);
}

export async function forgetCalls(): Promise<void> {
  await control("DELETE", "calls");
}

/** Triage reads the orders of its failures anew whenever they are due, in a moment of its own. */
const MOST_ROUNDS = 4;

/**
 * What Lengow was asked because of `act`: what is asked because of it is asked each time, so a round in which nothing was says that it is nothing.
 * Otherwise the calls of the last round.
 */
export async function askedWhile(account: number, act: () => Promise<void>): Promise<Call[]> {
  let asked: Call[] = [];
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    await forgetCalls();
    await act();
    asked = await askedOf(account);
    if (asked.length === 0) break;
  }
  return asked;
}

const tokens = new Map<number, string>();

async function tokenFor(account: number): Promise<string> {
  const known = tokens.get(account);
  if (known) return known;
  const response = await fetch(`${SANDBOX_URL}/access/get_token`, {
    method: "POST",
    body: new URLSearchParams({ access_token: `demo-${account}`, secret: `demo-secret-${account}` }),
  });
  const { token } = (await response.json()) as { token: string };
  tokens.set(account, token);
  return token;
}

/** A window of Lengow's limit is a minute, so whoever waits longer waits for something else. */
const MOST_TRIES = 3;

async function atLengow<T>(account: number, path: string, query: Record<string, string>): Promise<T> {
  const search = new URLSearchParams({ account_id: String(account), ...query });
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(`${SANDBOX_URL}${path}?${search}`, {
      headers: { authorization: await tokenFor(account) },
    });
    if (response.ok) return (await response.json()) as T;
    if (response.status !== 429 || tries === MOST_TRIES)
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    // The app has used up the minute of this account, as it does while it fills its copy.
    await new Promise((over) => setTimeout(over, Number(response.headers.get("retry-after") ?? 1) * 1_000));
  }
}

/** Orders as Lengow itself gives them, past the app: what a screen is held against. */
export function ordersAtLengow(
  account: number,
  query: Record<string, string> = {},
): Promise<{ count: number; next: string | null; results: WireOrder[] }> {
  return atLengow(account, "/v3.0/orders/", query);
}

/** The first order of account 1 that fits, newest first; null when none does. */
async function seekOrder(fits: (order: WireOrder) => boolean, query: Record<string, string>) {
  for (let page = 1; page <= 20; page += 1) {
    const from = "2026-01-01T00:00:00Z";
    const { results, next } = await ordersAtLengow(1, {
      marketplace_order_date_from: from,
      ordering: "-marketplace_order_date",
      page: String(page),
      ...query,
    });
    const found = results.find(fits);
    if (found) return found;
    if (next === null) return null;
  }
  return null;
}

/** The first order of account 1 that fits, newest first. */
export async function findOrder(fits: (order: WireOrder) => boolean, query: Record<string, string> = {}) {
  const found = await seekOrder(fits, query);
  if (!found) throw new Error("No order of the sandbox fits");
  return found;
}

/** Actions as Lengow itself lists them. */
export function actionsAtLengow(
  account: number,
  query: Record<string, string> = {},
): Promise<{ results: WireAction[] }> {
  return atLengow(account, "/v3.0/orders/actions/", query);
}

const given = new Set<string>();

/** Whether anybody, another tool too, has acted on an order: the day's own failures are on some that still wait. */
export async function isTouched({ marketplace, marketplace_order_id }: WireOrder): Promise<boolean> {
  const { results } = await actionsAtLengow(1, { marketplace, marketplace_order_id });
  return results.some((action) => action.marketplace_order_id === marketplace_order_id);
}

/**
 * An order of account 1 that waits for its shipment with every line, and that nobody has acted on; each is given out once. Where a shop has no
 * more without a parcel, one that was shipped waits anew.
 */
export async function orderToShip(marketplace: string): Promise<WireOrder> {
  const isFree = ({ marketplace_order_id: id, order_types }: WireOrder) =>
    !given.has(id) && !order_types.some(({ type }) => type === "is_delivered_by_marketplace");
  const isBare = ({ packages }: WireOrder) => packages.every(({ delivery }) => !delivery?.trackings.length);
  const bare = await seekOrder((order) => isFree(order) && isBare(order), { marketplace });
  const order = bare ?? (await findOrder((one) => isFree(one) && one.lengow_status === "shipped", { marketplace }));
  const { marketplace_order_id } = order;
  given.add(marketplace_order_id);
  if (await isTouched(order)) return orderToShip(marketplace);
  const waits = { lengow_status: "waiting_shipment", parcels: "none" };
  await tell("orders", { account: 1, marketplace, marketplace_order_id, ...waits });
  return order;
}
