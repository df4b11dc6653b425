import { createAction } from "./create-action";
import { getDocument } from "./get-document";
import { getToken } from "./get-token";
import { listActions } from "./list-actions";
import { listMarketplaces } from "./list-marketplaces";
import { listOrders } from "./list-orders";
import { listVidr } from "./list-vidr";
import { me } from "./me";
import { rateLimits } from "./rate-limits";
import type { OpenRoute, Route } from "./route";
import { setMerchantOrderId } from "./set-merchant-order-id";
import { uploadDocument } from "./upload-document";

/** Every endpoint the sandbox speaks (API.md §1). */
const ROUTES: readonly (Route | OpenRoute)[] = [
  getToken,
  me,
  rateLimits,
  listOrders,
  setMerchantOrderId,
  listActions,
  createAction,
  listMarketplaces,
  listVidr,
  getDocument,
  uploadDocument,
];

/** The path with one slash at its end: both spellings are served, without a redirect (API.md §1). */
export function normalPath(path: string): string {
  return `${path.replace(/\/+$/, "")}/`;
}

/** The route of a request with the `{id}` of its path. `others` lists the methods a known path does have. */
export function findRoute(method: string, path: string): { route?: Route | OpenRoute; id: string; others: string[] } {
  const wanted = normalPath(path);
  const matches = ROUTES.flatMap((route) => {
    const id = matchPath(route.path, wanted);
    return id === null ? [] : [{ route, id }];
  });
  const found = matches.find(({ route }) => route.method === method);
  return { ...found, id: found?.id ?? "", others: matches.map(({ route }) => route.method) };
}

function matchPath(template: string, path: string): string | null {
  if (!template.includes("{id}")) return template === path ? "" : null;
  const [before, after] = template.split("{id}") as [string, string];
  if (!path.startsWith(before) || !path.endsWith(after)) return null;
  const id = path.slice(before.length, path.length - after.length);
  return id === "" || id.includes("/") ? null : id;
}
