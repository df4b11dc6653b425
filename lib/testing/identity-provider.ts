import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export interface IdentityProvider {
  issuer: string;
  /** Who signs in at the provider next, as the provider tells it. */
  signsIn(claims: { sub: string; email?: string; email_verified?: boolean; name?: string }): void;
  close(): Promise<void>;
}

interface GrantContext {
  oidc: {
    client: { clientId: string };
    session: { accountId: string };
    provider: { Grant: new (init: object) => { addOIDCScope(scope: string): void; save(): Promise<void> } };
  };
}

async function grantEverything({ oidc }: GrantContext): Promise<object> {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope("openid email profile");
  await grant.save();
  return grant;
}

/** A real OpenID provider on loopback that signs in whoever `signsIn` named, without asking. */
export async function startIdentityProvider(client: {
  id: string;
  secret: string;
  redirectUri: string;
}): Promise<IdentityProvider> {
  let claims: { sub: string } = { sub: "nobody" };
  let provider: Provider | undefined;
  const server: Server = createServer((request, response) => {
    const work = request.url?.startsWith("/interaction/")
      ? provider?.interactionFinished(request, response, { login: { accountId: claims.sub } })
      : provider?.callback()(request, response);
    work?.catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ ...claims, sub: id }) }),
    loadExistingGrant: grantEverything,
    cookies: { keys: ["only for a test"] },
  });
  return {
    issuer,
    signsIn: (next) => {
      claims = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
