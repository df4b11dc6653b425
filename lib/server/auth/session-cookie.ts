import "server-only";
import { decode } from "next-auth/jwt";
import type { Container } from "../container";
import { cookieName, isSecureOrigin, readCookie } from "./cookie-names";
import type { SignedIn } from "./sessions";

/** What our session cookie holds, sealed by next-auth: a random session id and whose it is. */
export interface SessionClaims {
  sid: string;
  pid: string;
}

const MOST_DECODED = 2_000;
const MAX_COOKIE_LENGTH = 4_096;
/** Opening the seal costs half a millisecond; the same cookie comes with every request. The session itself is checked each time. */
const decoded = new Map<string, SessionClaims>();

/** Our claims in a decoded token, or null: next-auth's other cookies are sealed with the same key and hold something else. */
export function claimsOf(token: unknown): SessionClaims | null {
  if (token === null || typeof token !== "object" || !("sid" in token) || !("pid" in token)) return null;
  return typeof token.sid === "string" && typeof token.pid === "string" ? { sid: token.sid, pid: token.pid } : null;
}

async function openSeal(value: string, secret: string): Promise<SessionClaims | null> {
  if (value.length > MAX_COOKIE_LENGTH) return null;
  const key = `${secret}\n${value}`;
  const known = decoded.get(key);
  if (known) return known;
  const claims = claimsOf(await decode({ token: value, secret }).catch(() => null));
  if (!claims) return null;
  decoded.set(key, claims);
  const [oldest] = decoded.keys();
  if (decoded.size > MOST_DECODED && oldest !== undefined) decoded.delete(oldest);
  return claims;
}

/** Who sent this `Cookie` header; null when nobody is signed in with it (any more). */
export async function signedInBy(container: Container, cookieHeader: string | null): Promise<SignedIn | null> {
  const name = cookieName("session", isSecureOrigin(container.env.appOrigin));
  const value = readCookie(cookieHeader, name);
  const claims = value ? await openSeal(value, container.authSecret) : null;
  if (!claims) return null;
  const signedIn = await container.sessions.find(claims.sid);
  return signedIn?.person.id === claims.pid ? signedIn : null;
}
