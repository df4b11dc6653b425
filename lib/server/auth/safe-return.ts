import "server-only";

const SECTIONS = /^\/(?:accounts(?:\/|$)|settings(?:\/|$)|$)/;
const UNSAFE = /[\p{Cc}\\]/u;
const MAX_LENGTH = 2_000;

/**
 * Where to go after signing in: a path of ours, or "/". What a browser might read as another place is not repaired but dropped:
 * two slashes, a backslash, control characters, other origins, in plain or encoded form (RELIABILITY A8).
 */
export function safeReturnPath(wanted: unknown, origins: readonly string[]): string {
  const [base] = origins;
  if (typeof wanted !== "string" || base === undefined || wanted.length > MAX_LENGTH || UNSAFE.test(wanted)) return "/";
  if (!wanted.startsWith("/") && !origins.some((origin) => wanted === origin || wanted.startsWith(`${origin}/`)))
    return "/";
  if (!URL.canParse(wanted, base)) return "/";
  const { origin, pathname, search, username, password } = new URL(wanted, base);
  if (!origins.includes(origin) || username || password) return "/";
  if (pathname.includes("//") || /%(?:5c|2f|0\w|1\w|7f)/i.test(pathname) || !SECTIONS.test(pathname)) return "/";
  return pathname + search;
}
