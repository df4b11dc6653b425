import "server-only";
import type { CookieOption, CookiesOptions, NextAuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import type { Container } from "../container";
import { allowedOrigins } from "../http/origin";
import { type AuthCookie, cookieName, isSecureOrigin } from "./cookie-names";
import { checkCredentials, errorCodeOf } from "./credentials";
import { oidcProvider, personVouchedFor } from "./oidc";
import { safeReturnPath } from "./safe-return";
import { claimsOf } from "./session-cookie";
import { ABSOLUTE_LIMIT_MS, hashSessionId } from "./sessions";

const HANDSHAKE_SECONDS = 15 * 60;

function cookies(secure: boolean): Partial<CookiesOptions> {
  const cookie = (name: AuthCookie, maxAge?: number): CookieOption => ({
    name: cookieName(name, secure),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, ...(maxAge ? { maxAge } : {}) },
  });
  return {
    sessionToken: cookie("session"),
    csrfToken: cookie("csrf"),
    callbackUrl: cookie("callback-url"),
    pkceCodeVerifier: cookie("pkce", HANDSHAKE_SECONDS),
    state: cookie("state", HANDSHAKE_SECONDS),
    nonce: cookie("nonce", HANDSHAKE_SECONDS),
  };
}

function providers(container: Container): NextAuthOptions["providers"] {
  const password = credentialsProvider({
    id: "credentials",
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (given) => {
      const outcome = await checkCredentials(container, given?.email, given?.password);
      // next-auth hands the message of this error to the sign-in page as `?error=`.
      if (!outcome.ok) throw new Error(errorCodeOf(outcome));
      const { id, email, name } = outcome.person;
      return { id, email, name };
    },
  });
  return container.env.oidc ? [password, oidcProvider(container.env.oidc)] : [password];
}

function callbacks(container: Container, userAgent: string | null): NextAuthOptions["callbacks"] {
  return {
    signIn: async ({ account, profile }) => {
      if (account?.provider !== "oidc") return true;
      return (await personVouchedFor(container, profile ?? {})) ? true : "/sign-in?error=not_invited";
    },
    // Runs with `user` at sign-in: the cookie then holds a fresh random session id and nothing personal.
    jwt: async ({ token, user, account, profile }) => {
      if (!user) return { ...claimsOf(token) };
      const pid = account?.provider === "oidc" ? (await personVouchedFor(container, profile ?? {}))?.id : user.id;
      if (!pid) throw new Error("not_invited");
      return { sid: await container.sessions.start(pid, userAgent), pid };
    },
    session: async ({ session, token }) => {
      const claims = claimsOf(token);
      const signedIn = claims ? await container.sessions.find(claims.sid) : null;
      if (!signedIn) throw new Error("The session has ended.");
      return { ...session, user: { name: signedIn.person.name, email: signedIn.person.email } };
    },
    redirect: async ({ url, baseUrl }) => {
      const path = safeReturnPath(url, allowedOrigins(container.env));
      return new URL(path, baseUrl).href;
    },
  };
}

/** next-auth's settings for one request. Sessions are ours (auth/sessions.ts); next-auth seals and opens the cookie that names one. */
export function authOptions(container: Container, userAgent: string | null): NextAuthOptions {
  const { logger } = container;
  const secure = isSecureOrigin(container.env.appOrigin);
  return {
    secret: container.authSecret,
    providers: providers(container),
    session: { strategy: "jwt", maxAge: ABSOLUTE_LIMIT_MS / 1000 },
    useSecureCookies: secure,
    cookies: cookies(secure),
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    callbacks: callbacks(container, userAgent),
    events: {
      signOut: async ({ token }) => {
        const claims = claimsOf(token);
        if (claims) await container.sessions.revoke(hashSessionId(claims.sid));
      },
    },
    logger: {
      error: (code) => logger.warn({ next_auth: code }, "sign-in"),
      warn: (code) => logger.debug({ next_auth: code }, "sign-in"),
      debug: () => undefined,
    },
  };
}
