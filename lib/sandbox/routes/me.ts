import { seconds } from "../clock";
import { json } from "../http/answer";
import type { Route } from "./route";

/** GET /me (API.md §2.3). */
export const me: Route = {
  method: "GET",
  path: "/me/",
  handle: (_call, { session }) => json(200, { account_id: session.accountId, expire_at: seconds(session.expiresAt) }),
};
