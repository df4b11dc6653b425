import "server-only";
import type { Container } from "../container";
import { announceAppOrigin } from "../env";
import { AppError, badRequest, notFound } from "../errors";
import { answer } from "../http/answer";
import { readBodyText } from "../http/body-input";
import { asRoute } from "../http/define-route";
import { allowedOrigins, refuseForeignOrigin } from "../http/origin";
import { readCookie } from "./cookie-names";
import { type AuthRequest, askNextAuth } from "./next-auth-adapter";
import { authOptions } from "./options";
import { safeReturnPath } from "./safe-return";
import { signedInBy } from "./session-cookie";

/** What of next-auth is reachable; the rest of it is not there. */
const ACTIONS: Record<string, readonly string[]> = {
  GET: ["csrf", "providers", "session", "signin", "signout", "callback", "error"],
  POST: ["signin", "signout", "callback"],
};
const ERROR_CODE = /^[A-Za-z_]{1,40}(?::\d{1,6})?$/;

async function readFields(request: Request): Promise<Record<string, string>> {
  if (request.method !== "POST") return {};
  const text = await readBodyText(request);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type !== "application/json") throw badRequest([{ field: "content-type", message: "must be a form or JSON" }]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest([{ field: "body", message: "is not JSON" }]);
  }
  const entries = Object.entries(value ?? {}).map(([key, entry]) => [key, String(entry)] as const);
  return Object.fromEntries(entries);
}

/** Only our own cookies, each given once, and the way back made safe before next-auth sees it. */
function readCookies(request: Request, origins: readonly string[]): Record<string, string> {
  const header = request.headers.get("cookie");
  const names = (header ?? "").split(";").map((part) => part.trim().split("=")[0] ?? "");
  const own = [...new Set(names)].filter((name) => /^(?:__Host-)?orderdeck\.[a-z-]+$/.test(name));
  const cookies = own.flatMap((name) => {
    const value = readCookie(header, name);
    return value === undefined ? [] : [[name, decodeCookie(value)] as const];
  });
  return Object.fromEntries(
    cookies.map(([name, value]) => [name, name.endsWith("callback-url") ? absolute(value, origins) : value]),
  );
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

function absolute(wanted: string, origins: readonly string[]): string {
  return new URL(safeReturnPath(wanted, origins), origins[0]).href;
}

function withSafeReturn(fields: Record<string, string>, origins: readonly string[]): Record<string, string> {
  return fields.callbackUrl === undefined ? fields : { ...fields, callbackUrl: absolute(fields.callbackUrl, origins) };
}

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
  if (url.pathname === "/api/auth/error") {
    const page = ownPage("error", Object.fromEntries(url.searchParams), allowedOrigins(container.env));
    return new URL(page ?? "/sign-in", ownOriginOf(request, container)).href;
  }
  return new URL(url.pathname + url.search, ownOriginOf(request, container)).href;
}

async function retargeted(
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
  return Response.json({ ...body, url }, { status: response.status, headers: response.headers });
}

async function toAuthRequest(request: Request, path: string[], container: Container): Promise<AuthRequest> {
  const origins = allowedOrigins(container.env);
  return {
    method: request.method,
    path,
    query: withSafeReturn(Object.fromEntries(new URL(request.url).searchParams), origins),
    body: withSafeReturn(await readFields(request), origins),
    cookies: readCookies(request, origins),
    headers: Object.fromEntries(request.headers),
  };
}

async function authenticate(request: Request, path: string[], container: Container): Promise<Response> {
  const [action = ""] = path;
  if (!ACTIONS[request.method]?.includes(action) || path.length > 2) throw notFound();
  refuseForeignOrigin(request, container.env);
  const auth = await toAuthRequest(request, path, container);
  const page = request.method === "GET" ? ownPage(action, auth.query, allowedOrigins(container.env)) : null;
  if (page)
    return new Response(null, {
      status: 302,
      headers: { location: new URL(page, ownOriginOf(request, container)).href },
    });
  const before = action === "callback" ? await signedInBy(container, request.headers.get("cookie")) : null;
  announceAppOrigin(container.env.appOrigin);
  const response = await askNextAuth(auth, authOptions(container, request.headers.get("user-agent")));
  if (response.status >= 500)
    throw new AppError("internal", "Signing in is not possible at the moment. The log says why.");
  const startedNew = response.headers
    .getSetCookie()
    .some((cookie) => /^(?:__Host-)?orderdeck\.session=[^;]/.test(cookie));
  if (before && startedNew) await container.sessions.revoke(before.idHash);
  return retargeted(response, request, container, auth.body.json === "true");
}

function pathOf(segment: string | string[] | undefined): string[] {
  return Array.isArray(segment) ? segment : segment === undefined ? [] : [segment];
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
