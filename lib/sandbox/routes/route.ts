import type { Account } from "../account";
import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Session } from "../tokens";
import type { World } from "../world";

/** What a route is given besides the request. */
export interface RouteContext {
  world: World;
  /** The caller's account, brought up to date with the clock. */
  account: Account;
  session: Session;
  token: string;
  /** The `{id}` of the path. */
  id: string;
}

export interface Route {
  method: string;
  /** Path with a slash at its end, as in API.md §1; `{id}` stands for one segment. */
  path: string;
  handle(call: Call, context: RouteContext): Answer;
}

/** A route that needs no token. */
export interface OpenRoute {
  method: string;
  path: string;
  handleOpen(call: Call, world: World): Answer;
}

/** "GET /v3.0/orders/": the name used by faults, limits and call counts. */
export function routeName(route: { method: string; path: string }): string {
  return `${route.method} ${route.path}`;
}
