import "server-only";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** The least a new password may have. */
export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 1_024;
const KEY_BYTES = 32;

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** 32 MB and about a third of a second: what OWASP names for scrypt. Stored with each hash, so that it can grow. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Why a new password is not accepted, or null when it is. */
export function passwordProblem(password: string): string | null {
  if (password.length < MIN_PASSWORD_LENGTH) return `A password has at least ${MIN_PASSWORD_LENGTH} characters.`;
  return password.length > MAX_PASSWORD_LENGTH ? `A password has at most ${MAX_PASSWORD_LENGTH} characters.` : null;
}

/** `scrypt$N$r$p$salt$key`: everything that is needed to check a password later. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Compares against a hash nobody's password has, so that an unknown e-mail costs the same time as a known one. */
async function verifyNothing(password: string): Promise<false> {
  await derive(password, randomBytes(16), COST);
  return false;
}

/** Whether `password` is the one behind `hash`. `hash` null (nobody, or nobody with a password) takes as long and is false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  if (password.length > MAX_PASSWORD_LENGTH) return false;
  const [scheme, N, r, p, salt, key] = hash?.split("$") ?? [];
  if (scheme !== "scrypt" || !salt || !key) return verifyNothing(password);
  const expected = Buffer.from(key, "base64url");
  const derived = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}
