/** One call that Lengow offers. `bucket` names the rate limit it counts against; `path` is shown in errors and events, never an id. */
export interface Route {
  name: string;
  method: "GET" | "POST" | "PATCH";
  path: string;
  bucket: string;
  timeout: TimeoutName;
}

export interface Timeouts {
  connectMs: number;
  tokenMs: number;
  ordersMs: number;
  moiMs: number;
  actionsMs: number;
  marketplacesMs: number;
  documentsMs: number;
  othersMs: number;
}

type TimeoutName = Exclude<keyof Timeouts, "connectMs">;

/** Limits on the whole of one attempt, not on silence between bytes (API.md §21). Documents: ours, a file may be large. */
export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 10_000,
  tokenMs: 10_000,
  ordersMs: 20_000,
  moiMs: 10_000,
  actionsMs: 15_000,
  marketplacesMs: 15_000,
  documentsMs: 30_000,
  othersMs: 10_000,
};

function route(name: string, method: Route["method"], path: string, timeout: TimeoutName, bucket?: string): Route {
  return { name, method, path, timeout, bucket: bucket ?? `${method} ${bucketPath(path)}` };
}

/** The spelling of `url_base` in /rate-limits: without version and without the last slash (API.md §4). */
export function bucketPath(path: string): string {
  const bare = path.replace(/^\/v\d+(\.\d+)?(?=\/)/, "").replace(/\/+$/, "");
  return bare === "" ? "/" : bare;
}

/** Every path ends in the slash the documentation writes; moi counts against the limit of the orders list (API.md §1, §9). */
export const ROUTES = {
  token: route("access.token", "POST", "/access/get_token", "tokenMs"),
  me: route("me", "GET", "/me", "othersMs"),
  rateLimits: route("rate-limits", "GET", "/rate-limits", "othersMs"),
  orders: route("orders.list", "GET", "/v3.0/orders/", "ordersMs"),
  moi: route("orders.moi", "PATCH", "/v3.0/orders/moi/", "moiMs", "GET /orders"),
  actions: route("actions.list", "GET", "/v3.0/orders/actions/", "actionsMs"),
  postAction: route("actions.post", "POST", "/v3.0/orders/actions/", "actionsMs"),
  marketplaces: route("marketplaces.list", "GET", "/v3.0/marketplaces/", "marketplacesMs"),
  vidr: route("vidr.list", "GET", "/v3.0/apps/amazon-vcs/vidr/", "ordersMs"),
  document: route("documents.get", "GET", "/v3.0/document/", "documentsMs"),
  uploadDocument: route("documents.upload", "POST", "/v3.0/document/", "documentsMs"),
} as const satisfies Record<string, Route>;
