import { LengowError } from "../errors";
import { asSecret, type Secret } from "../secret";

/** A token and the account it opens. */
export interface HeldToken {
  token: Secret;
  accountId: number;
  /** Epoch milliseconds. */
  obtainedAt: number;
}

/** Where the token is kept. In memory by default; several processes can share one by implementing this. */
export interface TokenStore {
  read(): Promise<HeldToken | null>;
  write(held: HeldToken): Promise<void>;
}

/** Tokens live 3600 s; Lengow's own clients ask for a new one at 3000 s (API.md §2.1). */
export const TOKEN_RENEWAL_MS = 3_000_000;
/** After a refusal the next question waits one minute, then two, up to fifteen: a refused pair does not mend itself. */
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 900_000;

export class MemoryTokenStore implements TokenStore {
  #held: HeldToken | null = null;

  async read(): Promise<HeldToken | null> {
    return this.#held;
  }

  async write(held: HeldToken): Promise<void> {
    this.#held = held;
  }
}

/** Holds one credential's token and renews it once for everyone who waits. */
export class TokenKeeper {
  readonly #obtain: () => Promise<HeldToken>;
  readonly #store: TokenStore;
  readonly #now: () => number;
  #latest: HeldToken | null = null;
  #fetching: Promise<HeldToken> | null = null;
  #refusal: LengowError | null = null;
  #refusedUntil = 0;
  #restMs = FIRST_REST_MS;

  constructor(obtain: () => Promise<HeldToken>, store: TokenStore, now: () => number) {
    this.#obtain = obtain;
    this.#store = store;
    this.#now = now;
  }

  /** A token that is not due for renewal. */
  async current(): Promise<HeldToken> {
    return this.#other(null);
  }

  /** A token other than the one Lengow has just refused: what somebody else renewed meanwhile, or a new one. */
  async renewed(refused: HeldToken): Promise<HeldToken> {
    return this.#other(refused.token.reveal());
  }

  /** Asks Lengow for a new token now, even while a refusal is being rested. */
  async fresh(): Promise<HeldToken> {
    this.#refusedUntil = 0;
    return this.#fetch();
  }

  async #other(refused: string | null): Promise<HeldToken> {
    if (this.#usable(this.#latest, refused)) return this.#latest;
    const stored = await this.#store.read().catch(() => null);
    if (this.#usable(stored, refused)) {
      this.#latest = stored;
      return stored;
    }
    // Somebody may have finished while the store was read; looking again in the same tick keeps it to one call.
    return this.#usable(this.#latest, refused) ? this.#latest : this.#fetch();
  }

  #usable(held: HeldToken | null, refused: string | null): held is HeldToken {
    if (held === null || held.token.reveal() === refused) return false;
    const age = this.#now() - held.obtainedAt;
    // A negative age is a clock that was set back: its real age is unknown.
    return age >= 0 && age < TOKEN_RENEWAL_MS;
  }

  #fetch(): Promise<HeldToken> {
    if (this.#refusal !== null && this.#now() < this.#refusedUntil) return Promise.reject(this.#resting(this.#refusal));
    this.#fetching ??= this.#ask().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #ask(): Promise<HeldToken> {
    try {
      const held = await this.#obtain();
      this.#latest = held;
      this.#refusal = null;
      this.#restMs = FIRST_REST_MS;
      await this.#store.write(held).catch(() => undefined);
      return held;
    } catch (error) {
      if (error instanceof LengowError && error.kind === "credentials") {
        this.#refusal = error;
        this.#refusedUntil = this.#now() + this.#restMs;
        this.#restMs = Math.min(LONGEST_REST_MS, this.#restMs * 2);
      }
      throw error;
    }
  }

  #resting(refusal: LengowError): LengowError {
    return new LengowError({
      kind: "credentials",
      outcome: "not-sent",
      route: refusal.route,
      status: refusal.status,
      displayMessage: refusal.displayMessage,
      fromLengow: refusal.fromLengow,
      retryAfterMs: this.#refusedUntil - this.#now(),
      attempts: 0,
    });
  }
}

/** Reads the answer of get_token: `{"token": "<36 characters>", "account_id": 1}`; the number may come as text. */
export function readToken(json: unknown, obtainedAt: number): HeldToken | null {
  if (typeof json !== "object" || json === null) return null;
  const { token, account_id: account } = json as { token?: unknown; account_id?: unknown };
  // Only visible ASCII may go into a header.
  if (typeof token !== "string" || !/^[\x21-\x7e]{8,512}$/.test(token)) return null;
  const accountId = typeof account === "string" && /^\d{1,15}$/.test(account) ? Number(account) : account;
  if (typeof accountId !== "number" || !Number.isSafeInteger(accountId) || accountId < 0) return null;
  return { token: asSecret(token), accountId, obtainedAt };
}
