import "server-only";
import type { Container } from "../container";
import { allowedOrigins } from "../http/origin";
import { safeReturnPath } from "./safe-return";

const ERROR_CODE = /^[A-Za-z_]{1,40}(?::\d{1,6})?$/;

function signInPage(query: Record<string, string>): string {
  const known = Object.entries(query).filter(([, value]) => value !== "");
  return known.length > 0 ? `/sign-in?${new URLSearchParams(known)}` : "/sign-in";
}

/** next-auth's own pages are ours: straight to the sign-in page, with an error code that is one and a way back that is safe. */
function ownPage(action: string, query: Record<string, string>, origins: readonly string[]): string | null {
  const error = ERROR_CODE.test(query.error ?? "") ? (query.error ?? "") : "";
  if (action === "error") return signInPage({ error: error || "Callback" });
  if (action === "signin") {
    const back = safeReturnPath(query.callbackUrl, origins);
    return signInPage({ callbackUrl: back === "/" ? "" : back, error });
  }
  return action === "signout" ? "/sign-in" : null;
}

/** Of next-auth's own addresses only our pages behind them are ever shown. `csrf=true` is its word for a form that was open too long. */
function destination(url: URL, origins: readonly string[]): string {
  const action = /^\/api\/auth\/(\w+)$/.exec(url.pathname)?.[1];
  const query = Object.fromEntries(url.searchParams);
  if (query.csrf === "true") query.error = "SessionRequired";
  const page = action ? ownPage(action, query, origins) : null;
  return page ?? url.pathname + url.search;
}

/** Where this browser reached us: on loopback it may be another of our names than the configured one. */
function ownOriginOf(request: Request, container: Container): string {
  const { protocol } = new URL(container.env.appOrigin);
  const asked = `${protocol}//${request.headers.get("host") ?? ""}`;
  return allowedOrigins(container.env).includes(asked) ? asked : container.env.appOrigin;
}

/** A target inside our own app, under the name the browser used; anything else as it is (the identity provider). */
function retarget(target: string, request: Request, container: Container): string {
  const url = new URL(target, container.env.appOrigin);
  if (url.origin !== container.env.appOrigin) return url.href;
  return new URL(destination(url, allowedOrigins(container.env)), ownOriginOf(request, container)).href;
}

/** The answer to those GETs of next-auth that only lead to a page; null for the others. */
export function pageRedirect(action: string, request: Request, container: Container): Response | null {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const page = request.method === "GET" ? ownPage(action, query, allowedOrigins(container.env)) : null;
  if (page === null) return null;
  return new Response(null, {
    status: 302,
    headers: { location: new URL(page, ownOriginOf(request, container)).href },
  });
}

/** next-auth's answer with its target (a Location, or `url` in JSON when the client asked for that) made ours. */
export async function retargeted(
  response: Response,
  request: Request,
  container: Container,
  json: boolean,
): Promise<Response> {
  const location = response.headers.get("location");
  if (location) {
    response.headers.set("location", retarget(location, request, container));
    return response;
  }
  if (!json) return response;
  const body = (await response.json()) as { url?: string };
  const url = body.url === undefined ? undefined : retarget(body.url, request, container);
  // A client that looks at the status alone must not take a refusal for success.
  const refused = response.ok && url !== undefined && new URL(url).searchParams.has("error");
  return Response.json({ ...body, url }, { status: refused ? 401 : response.status, headers: response.headers });
}
