import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Container } from "../container";
import type { Env } from "../env";
import type { PersonRecord } from "./people";

/** The claims we look at; a provider may send them in the id token or at its userinfo address. */
export interface OidcClaims {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** Company sign-in: any OpenID provider with discovery, with PKCE, state and nonce. */
export function oidcProvider(oidc: NonNullable<Env["oidc"]>): OAuthConfig<OidcClaims> {
  return {
    id: "oidc",
    name: "Company sign-in",
    type: "oauth",
    wellKnown: `${oidc.issuer}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: { request: ({ tokens, client }) => allClaims(tokens, (accessToken) => client.userinfo(accessToken)) },
    profile: (claims) => ({ id: claims.sub, email: claims.email ?? null, name: claims.name ?? null }),
  };
}

/** The id token's claims (next-auth has verified it by now) and those of the userinfo address, which must be about the same person. */
async function allClaims(
  tokens: { id_token?: string; access_token?: string },
  askUserinfo: (accessToken: string) => Promise<object>,
): Promise<OidcClaims> {
  const vouched = decodeJwt<OidcClaims>(tokens.id_token ?? "");
  const told: Partial<OidcClaims> = tokens.access_token ? await askUserinfo(tokens.access_token) : {};
  if (!vouched.sub || (told.sub !== undefined && told.sub !== vouched.sub))
    throw new Error("The identity provider spoke of two people.");
  return { ...vouched, ...told, sub: vouched.sub };
}

function decodeJwt<T>(jwt: string): Partial<T> {
  return JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString("utf8") || "{}");
}

/**
 * The person an identity provider vouches for: known here by the same e-mail, which the provider says it has verified, and not disabled.
 * Nobody is made by signing in.
 */
export async function personVouchedFor(
  container: Container,
  claims: Partial<OidcClaims>,
): Promise<PersonRecord | null> {
  if (claims.email_verified !== true || !claims.email) return null;
  const person = await container.people.find(claims.email);
  if (!person || person.disabledAt !== null) return null;
  return person.demo && !container.env.demo ? null : person;
}
