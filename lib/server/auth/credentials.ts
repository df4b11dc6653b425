import "server-only";
import type { Container } from "../container";
import { verifyPassword } from "./password";
import { normaliseEmail, type PersonRecord } from "./people";

/** Outcome of a sign-in with e-mail and password. Nothing in it tells whether the person exists. */
export type CredentialsOutcome =
  | { ok: true; person: PersonRecord }
  | { ok: false; triesLeft: number }
  | { ok: false; waitSeconds: number };

const MAX_EMAIL_LENGTH = 320;

function maySignIn(person: PersonRecord | null, demo: boolean): person is PersonRecord {
  return person !== null && person.disabledAt === null && (demo || !person.demo);
}

/**
 * Checks e-mail and password. A try is counted before anything is looked up; unknown, disabled and wrong cost the same time and
 * read the same.
 */
export function checkCredentials(container: Container, email: unknown, password: unknown): Promise<CredentialsOutcome> {
  const address = typeof email === "string" ? normaliseEmail(email.slice(0, MAX_EMAIL_LENGTH)) : "";
  const typed = typeof password === "string" ? password : "";
  return container.attempts.inTurn(address, () => tryOnce(container, address, typed));
}

async function tryOnce(container: Container, address: string, password: string): Promise<CredentialsOutcome> {
  const attempt = await container.attempts.take(address);
  if (!attempt.allowed) return { ok: false, waitSeconds: attempt.waitSeconds };
  const found = await container.people.find(address);
  const person = maySignIn(found, container.env.demo) ? found : null;
  const right = await verifyPassword(password, person?.passwordHash ?? null);
  if (right && person) {
    await container.attempts.forgive(address);
    return { ok: true, person };
  }
  const { triesLeft, waitSeconds } = attempt;
  return triesLeft > 0 ? { ok: false, triesLeft } : { ok: false, waitSeconds };
}

/** What the sign-in page reads from `?error=`: `invalid:<tries left>` or `wait:<seconds>`. */
export function errorCodeOf(outcome: Exclude<CredentialsOutcome, { ok: true }>): string {
  return "triesLeft" in outcome ? `invalid:${outcome.triesLeft}` : `wait:${outcome.waitSeconds}`;
}
