/** Why the last try did not work, from the `error` of next-auth's address. */
export type SignInError =
  | { kind: "invalid"; triesLeft: number }
  | { kind: "wait"; seconds: number }
  | { kind: "network" | "company" | "not_invited" | "session" };

const LONGEST_WAIT_S = 24 * 3600;

/**
 * Reads `invalid:<tries left>` and `wait:<seconds>` (our server's own codes), `not_invited`, `SessionRequired` and the codes next-auth
 * gives when a company sign-in fails (`OAuth…`, `Callback`). Anything else is a failed company sign-in too: passwords only ever give ours.
 */
export function readSignInError(code: string | null | undefined): SignInError | null {
  if (!code) return null;
  const [, kind, digits] = /^(invalid|wait):(\d{1,6})$/.exec(code) ?? [];
  if (kind === "invalid") return { kind, triesLeft: Number(digits) };
  if (kind === "wait") return { kind, seconds: Math.min(Number(digits), LONGEST_WAIT_S) };
  if (code === "not_invited" || code === "AccessDenied") return { kind: "not_invited" };
  if (code === "SessionRequired") return { kind: "session" };
  return { kind: "company" };
}
