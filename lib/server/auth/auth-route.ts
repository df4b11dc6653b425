import "server-only";
import type { Container } from "../container";
import { announceAppOrigin } from "../env";
import { AppError } from "../errors";
import { answer } from "../http/answer";
import { asRoute } from "../http/define-route";
import { refuseForeignOrigin } from "../http/origin";
import { pageRedirect, retargeted } from "./auth-redirects";
import { requireReachable, toAuthRequest } from "./auth-request";
import { askNextAuth } from "./next-auth-adapter";
import { authOptions } from "./options";
import { signedInBy } from "./session-cookie";

function startsSession(response: Response): boolean {
  return response.headers.getSetCookie().some((cookie) => /^(?:__Host-)?orderdeck\.session=[^;]/.test(cookie));
}

async function authenticate(request: Request, path: string[], container: Container): Promise<Response> {
  const [action = ""] = path;
  requireReachable(request.method, path, container);
  refuseForeignOrigin(request, container.env);
  const page = pageRedirect(action, request, container);
  if (page) return page;
  const auth = await toAuthRequest(request, path, container);
  const before = action === "callback" ? await signedInBy(container, request.headers.get("cookie")) : null;
  announceAppOrigin(container.env.appOrigin);
  const response = await askNextAuth(auth, authOptions(container, request.headers.get("user-agent")));
  if (response.status >= 500) {
    throw new AppError("internal", "Signing in is not possible at the moment. The log says why.");
  }
  // Signing in anew ends the session this browser had: what was known of it opens nothing any more.
  if (before && startsSession(response)) await container.sessions.revoke(before.idHash);
  return retargeted(response, request, container, auth.body.json === "true");
}

function pathOf(segment: string | string[] | undefined): string[] {
  return segment === undefined ? [] : [segment].flat();
}

/** Signing in and out, behind our own reading of the request and our own answers to what next-auth would show. */
function authRoute(method: "GET" | "POST") {
  const key = `${method} /api/auth/[...nextauth]` as const;
  return asRoute(key, (request, segments) =>
    answer(key, request, ({ container }) => authenticate(request, pathOf(segments.nextauth), container)),
  );
}

export const authGet = authRoute("GET");
export const authPost = authRoute("POST");
