import "server-only";
import { recordEnvironmentAccount } from "./accounts/environment-account";
import { LengowClients } from "./accounts/lengow-clients";
import { SecretBox } from "./accounts/secret-box";
import { demoSecret, ensureDemo } from "./auth/demo";
import { assemble, type Container } from "./container";
import { openDatabase } from "./db/open";
import { announceAppOrigin, type Env } from "./env";
import { createLogger, KnownSecrets } from "./logger";

function knownSecretsOf(env: Env, authSecret: string): KnownSecrets {
  const secrets = new KnownSecrets();
  const values = [authSecret, env.lengowAccount?.accessToken, env.lengowAccount?.secret, env.oidc?.clientSecret];
  const passwords = [env.databaseUrl, env.smtp?.url].map((url) =>
    url ? decodeURIComponent(new URL(url).password) : "",
  );
  for (const value of [...values, ...passwords]) if (value) secrets.add(value);
  return secrets;
}

/**
 * Opens everything the server has once: the database with its migrations, the demo's people and accounts, Lengow's clients.
 * Called by `instrumentation.register` alone.
 * @throws StartError in words for the operator
 */
export async function openContainer(env: Env): Promise<Container> {
  const authSecret = env.authSecret ?? (await demoSecret(env.dataDir));
  const secrets = knownSecretsOf(env, authSecret);
  const logger = createLogger(env.logLevel, secrets);
  const { databaseUrl, dataDir } = env;
  const onIdleError = (err: Error): void => logger.warn({ err }, "a resting database connection broke");
  const db = await openDatabase({ databaseUrl, dataDir, onIdleError });
  const clients = new LengowClients({ db, box: new SecretBox(authSecret), env, secrets, logger });
  const opened = assemble({
    env,
    authSecret,
    logger,
    secrets,
    db,
    lengowFor: (accountId) => clients.for(accountId),
    lengowWith: (credentials) => clients.make(credentials),
    forgetLengow: (accountId) => clients.forget(accountId),
  });
  const closing = new AbortController();
  const close = async (): Promise<void> => {
    if (closing.signal.aborted) return;
    closing.abort();
    await clients.close();
    await db.close();
  };
  announceAppOrigin(env.appOrigin);
  if (env.demo) await ensureDemo(opened);
  else void recordEnvironmentAccount(opened, clients, closing.signal);
  logger.info({ database: db.label, demo: env.demo, origin: env.appOrigin }, "opened");
  return { ...opened, close };
}
