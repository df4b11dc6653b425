import "server-only";
import type { Container } from "../container";
import { badRequest, notFound } from "../errors";
import { readBodyText } from "../http/body-input";
import { allowedOrigins } from "../http/origin";
import { readCookie } from "./cookie-names";
import type { AuthRequest } from "./next-auth-adapter";
import { safeReturnPath } from "./safe-return";

/** What of next-auth is reachable; the rest of it is not there. */
const REACHABLE = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "GET signin",
  "GET signout",
  "GET error",
  "GET callback/oidc",
  "POST signin/oidc",
  "POST signout",
  "POST callback/credentials",
]);

/** @throws AppError `not_found` for what of next-auth is not offered */
export function requireReachable(method: string, path: readonly string[], container: Container): void {
  const name = path.join("/");
  const configured = container.env.oidc !== null || !name.endsWith("/oidc");
  if (!REACHABLE.has(`${method} ${name}`) || !configured) throw notFound();
}

async function readFields(request: Request): Promise<Record<string, string>> {
  if (request.method !== "POST") return {};
  const text = await readBodyText(request);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type !== "application/json") throw badRequest([{ field: "content-type", message: "must be a form or JSON" }]);
  return textFields(text);
}

function textFields(json: string): Record<string, string> {
  try {
    const entries = Object.entries(JSON.parse(json) ?? {});
    return Object.fromEntries(entries.map(([key, entry]) => [key, String(entry)]));
  } catch {
    throw badRequest([{ field: "body", message: "is not JSON" }]);
  }
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/** Only our own cookies, each given once. */
function readCookies(header: string | null): Record<string, string> {
  const names = (header ?? "").split(";").map((part) => part.trim().split("=")[0] ?? "");
  const own = [...new Set(names)].filter((name) => /^(?:__Host-)?orderdeck\.[a-z-]+$/.test(name));
  const cookies = own.flatMap((name) => {
    const value = readCookie(header, name);
    return value === undefined ? [] : [[name, decodeCookie(value)] as const];
  });
  return Object.fromEntries(cookies);
}

/** Wherever a way back is named, it is made safe before next-auth sees it. */
function withSafeReturn(fields: Record<string, string>, origins: readonly string[]): Record<string, string> {
  const entries = Object.entries(fields).map(([name, value]) => {
    const isReturn = name === "callbackUrl" || name.endsWith("orderdeck.callback-url");
    return [name, isReturn ? new URL(safeReturnPath(value, origins), origins[0]).href : value] as const;
  });
  return Object.fromEntries(entries);
}

/** The request as next-auth gets it: limited, read once, and cleaned. @throws AppError `bad_request` or `too_large` */
export async function toAuthRequest(request: Request, path: string[], container: Container): Promise<AuthRequest> {
  const origins = [container.env.appOrigin, ...allowedOrigins(container.env)];
  return {
    method: request.method,
    path,
    query: withSafeReturn(Object.fromEntries(new URL(request.url).searchParams), origins),
    body: withSafeReturn(await readFields(request), origins),
    cookies: withSafeReturn(readCookies(request.headers.get("cookie")), origins),
    headers: Object.fromEntries(request.headers),
  };
}
