import "server-only";
import { readEnv } from "./env";

/** What anybody may know before signing in: whether this is the demo, and whether a company sign-in is configured. */
export async function publicFlags(): Promise<{ demo: boolean; oidc: boolean }> {
  const env = readEnv();
  return { demo: env.demo, oidc: env.oidc !== null };
}
