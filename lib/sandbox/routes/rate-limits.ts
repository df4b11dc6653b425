import { json } from "../http/answer";
import type { Route } from "./route";

const LISTED: [urlBase: string, method: string, route: string][] = [
  ["/orders", "GET", "GET /v3.0/orders/"],
  ["/orders/moi", "PATCH", "PATCH /v3.0/orders/moi/"],
  ["/orders/actions", "GET", "GET /v3.0/orders/actions/"],
  ["/orders/actions", "POST", "POST /v3.0/orders/actions/"],
  ["/marketplaces", "GET", "GET /v3.0/marketplaces/"],
  ["/apps/amazon-vcs/vidr", "GET", "GET /v3.0/apps/amazon-vcs/vidr/"],
  ["/document", "GET", "GET /v3.0/document/{id}/"],
  ["/document", "POST", "POST /v3.0/document/"],
  ["/rate-limits", "GET", "GET /rate-limits/"],
];

/** GET /rate-limits: an array; both `remaining_*` are null when limiting is off (API.md §4). */
export const rateLimits: Route = {
  method: "GET",
  path: "/rate-limits/",
  handle(_call, { world, session }) {
    const rows = LISTED.map(([url_base, method, route]) => {
      const { credit, seconds } = world.rates.state(session.login, route);
      return { url_base, method, boundary: world.rates.ceiling, remaining_credit: credit, remaining_time: seconds };
    });
    return json(200, rows);
  },
};
