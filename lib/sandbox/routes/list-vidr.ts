import { e1, json } from "../http/answer";
import { refuseForeignAccount } from "./own-account";
import type { Route } from "./route";

/** GET /v3.0/apps/amazon-vcs/vidr/: all rows at once, filtered in memory (API.md §17). */
export const listVidr: Route = {
  method: "GET",
  path: "/v3.0/apps/amazon-vcs/vidr/",
  handle(call, { account, session }) {
    const refusal = refuseForeignAccount(call.query.get("account_id"), session);
    if (refusal) return refusal;
    const marketplace = call.query.get("marketplace");
    if (!marketplace) return e1(400, "marketplace is required");
    if (!marketplace.startsWith("amazon_") || !account.marketplace(marketplace)) {
      return e1(400, `"${marketplace}" is not an Amazon marketplace of this account`);
    }
    if (!account.vidr.active) return e1(400, "The Amazon VCS app is not active");
    const filters: [parameter: string, column: string][] = [
      ["marketplace_order_id", "order-id"],
      ["line", "order-item-id"],
      ["invoicing_status", "invoice-status"],
    ];
    const wanted = filters.filter(([parameter]) => call.query.get(parameter));
    const rows = account.vidr.list(marketplace).map(({ row }) => row);
    const data = rows.filter((row) => wanted.every(([parameter, column]) => row[column] === call.query.get(parameter)));
    return json(200, { account_id: account.id, marketplace, data });
  },
};
