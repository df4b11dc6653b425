import "server-only";
import { type Env, isLoopbackHost } from "../env";
import { AppError } from "../errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The origins from which this server may be told to do something: its own, and on loopback its other names. */
export function allowedOrigins(env: Pick<Env, "appOrigin">): string[] {
  const { protocol, hostname, port } = new URL(env.appOrigin);
  if (!isLoopbackHost(hostname)) return [env.appOrigin];
  const suffix = port ? `:${port}` : "";
  const names = ["localhost", "127.0.0.1", "[::1]"].map((name) => `${protocol}//${name}${suffix}`);
  return [...new Set([env.appOrigin, ...names])];
}

function refused(): AppError {
  return new AppError(
    "origin_refused",
    "This request did not come from Orderdeck's own pages, so it was not carried out. Open Orderdeck at its usual address and try again.",
  );
}

function isForeign(request: Request, env: Env): boolean {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  return (origin !== null && !allowedOrigins(env).includes(origin)) || (site !== null && site !== "same-origin");
}

/**
 * Unsafe methods must come from our own pages: `Origin` equal to ours and, where the browser says it, `Sec-Fetch-Site: same-origin`.
 * A missing Origin and `null` are refused too (DESIGN §5).
 * @throws AppError `origin_refused`
 */
export function requireOwnOrigin(request: Request, env: Env): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (request.headers.get("origin") === null || isForeign(request, env)) throw refused();
}

/** The same for signing in, which carries a token of its own: a client that is no browser may leave Origin out. @throws AppError `origin_refused` */
export function refuseForeignOrigin(request: Request, env: Env): void {
  if (!SAFE_METHODS.has(request.method) && isForeign(request, env)) throw refused();
}
