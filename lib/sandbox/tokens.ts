import { randomUUID } from "node:crypto";
import type { Clock } from "./clock";

/** Who a token speaks for. */
export interface Session {
  login: string;
  accountId: number;
  expiresAt: number;
}

/** Who a pair of keys belongs to; null when the access token is not known. */
export function accountOfLogin(login: string): number | null {
  const match = /^(?:demo-([12])|test-([1-9]\d{2}))$/.exec(login);
  return match ? Number(match[1] ?? match[2]) : null;
}

/** demo-1 goes with demo-secret-1, test-101 with test-secret-101. */
export function secretOfLogin(login: string): string {
  return login.replace("-", "-secret-");
}

/** Live tokens. Several may live at a time; each dies after its life (API.md §2.1). */
export class Tokens {
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly clock: Clock,
    public lifeSeconds: number,
  ) {}

  issue(login: string, accountId: number): string {
    const token = randomUUID();
    this.sessions.set(token, { login, accountId, expiresAt: this.clock.now() + this.lifeSeconds * 1000 });
    return token;
  }

  /** The session of a token that lives. */
  find(token: string): Session | null {
    const session = this.sessions.get(token);
    return session && session.expiresAt > this.clock.now() ? session : null;
  }

  /** Whom a token belonged to, dead or alive; for the record of calls. */
  owner(token: string): Session | null {
    return this.sessions.get(token) ?? null;
  }

  /** Ends tokens before their time: all of one account, or all. */
  revoke(accountId?: number): number {
    const now = this.clock.now();
    let ended = 0;
    for (const session of this.sessions.values()) {
      if (session.expiresAt <= now || (accountId !== undefined && session.accountId !== accountId)) continue;
      session.expiresAt = now;
      ended += 1;
    }
    return ended;
  }
}
