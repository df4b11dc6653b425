import "server-only";

const NAMES = ["session", "csrf", "callback-url", "pkce", "state", "nonce"] as const;

export type AuthCookie = (typeof NAMES)[number];

/** Over TLS every cookie takes the `__Host-` prefix: the browser then holds it to this host, to `/` and to TLS. */
export function cookieName(cookie: AuthCookie, secure: boolean): string {
  return `${secure ? "__Host-" : ""}orderdeck.${cookie}`;
}

export function isSecureOrigin(origin: string): boolean {
  return origin.startsWith("https://");
}

/** The value of one cookie in a `Cookie` header; undefined when it is absent or given more than once. */
export function readCookie(header: string | null, name: string): string | undefined {
  const found = (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`));
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}
