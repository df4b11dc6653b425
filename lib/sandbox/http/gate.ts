import type { Session, Tokens } from "../tokens";
import type { Answer } from "./answer";
import { e1 } from "./answer";
import type { Call } from "./call";

/** The bare token of a request; "Bearer <token>" is accepted too (API.md §2.2). */
export function bareToken(call: Call): string {
  return (call.headers.authorization ?? "").replace(/^Bearer\s+/i, "").trim();
}

/** Lets a live token in. Absent and dead tokens are refused in each route's own words (API.md §2.3, §3.2, §4). */
export function admit(call: Call, path: string, tokens: Tokens): Session | Answer {
  const token = bareToken(call);
  const session = tokens.find(token);
  if (session) return session;
  if (path === "/rate-limits/") {
    return e1(401, token ? "Invalid or expired authentication token" : "Missing authentication token");
  }
  if (!token) return e1(403, `No token in headers to access /${area(path)} API`);
  return e1(403, `Token: ${token} is expired`);
}

/** The gateway's word for a route: "/v3.0/orders/actions/" is "orders". */
function area(path: string): string {
  return path.replace(/^\/v3\.0\//, "/").split("/")[1] ?? "";
}
