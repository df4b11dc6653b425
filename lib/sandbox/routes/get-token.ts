import { e1, json } from "../http/answer";
import { readFields } from "../http/call";
import { accountOfLogin, secretOfLogin } from "../tokens";
import type { OpenRoute } from "./route";

/** POST /access/get_token (API.md §2.1): 403 for an unknown access token, 400 for a wrong secret, with odd inner codes. */
export const getToken: OpenRoute = {
  method: "POST",
  path: "/access/get_token/",
  handleOpen(call, world) {
    const fields = readFields(call) ?? {};
    const login = String(fields.access_token ?? "");
    const accountId = accountOfLogin(login);
    if (accountId === null) return e1(403, "Authentication error - Access Token is not found", 400);
    if (fields.secret !== secretOfLogin(login)) return e1(400, "Authentication error - Secret is not accepted");
    const wait = world.rates.take(login, "POST /access/get_token/");
    if (wait !== null) return limited(world.rates.ceiling, "/access/get_token", wait);
    world.account(accountId);
    return json(200, { token: world.tokens.issue(login, accountId), account_id: accountId });
  },
};

/** 429 with Retry-After in seconds (API.md §4). */
export function limited(ceiling: number | null, path: string, wait: number) {
  const answer = e1(429, `Request limitation: ${ceiling} reached on ${path}`);
  return { ...answer, headers: { "Retry-After": String(wait) } };
}
