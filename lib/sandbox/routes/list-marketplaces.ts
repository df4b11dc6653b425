import { json } from "../http/answer";
import { list } from "../http/query-values";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** GET /v3.0/marketplaces/: an object keyed by code; an unknown code gives {} (API.md §14.1). */
export const listMarketplaces: Route = {
  method: "GET",
  path: "/v3.0/marketplaces/",
  handle(call, { account, session }) {
    const asked = call.query.get("account_id");
    const refusal = asked === null ? null : refuseForeignAccount(asked, session);
    if (refusal) return refusal;
    const codes = new Set(list(call.query.get("marketplace")));
    const shown = account.marketplaces.filter(({ code }) => codes.size === 0 || codes.has(code));
    return json(200, Object.fromEntries(shown.map(({ code, meta }) => [code, meta])));
  },
};
