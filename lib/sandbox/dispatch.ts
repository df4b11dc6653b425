import type { Answer } from "./http/answer";
import { e1, e3, json } from "./http/answer";
import type { Call } from "./http/call";
import { admit, bareToken } from "./http/gate";
import { limited } from "./routes/get-token";
import { routeName } from "./routes/route";
import { findRoute } from "./routes/table";
import type { World } from "./world";

/** Answers one request: route, token, rate limit, then the route's own work. */
export function dispatch(call: Call, world: World): Answer {
  const { route, id, others } = findRoute(call.method, call.path);
  if (!route) return noRoute(call, others);
  if ("handleOpen" in route) return route.handleOpen(call, world);
  const session = admit(call, route.path, world.tokens);
  if ("status" in session) return session;
  const wait = world.rates.take(session.login, routeName(route));
  if (wait !== null) return limited(world.rates.ceiling, route.path.replace(/\/$/, ""), wait);
  const account = world.account(session.accountId);
  account.runDue(world.clock.now());
  return route.handle(call, { world, account, session, token: bareToken(call), id });
}

function noRoute(call: Call, others: string[]): Answer {
  if (others.length === 0) return e1(404, `Not found: ${call.path}`);
  // OPTIONS tells the formats a resource speaks (API.md §1).
  if (call.method === "OPTIONS")
    return json(200, { renders: ["application/json"], parses: ["application/json"], methods: others });
  return { ...e3(405, `Method "${call.method}" not allowed.`), headers: { Allow: others.join(", ") } };
}
