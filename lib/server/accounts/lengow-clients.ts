import "server-only";
import { type CallEvent, createLengowClient, type LengowClient, type Timeouts } from "@/lib/lengow";
import type { Database } from "../db/database";
import type { Env } from "../env";
import { AppError } from "../errors";
import { noteUpstreamCall } from "../http/request-scope";
import type { KnownSecrets, Logger } from "../logger";
import { SharedRateBudget } from "../outbox/shared-rate-budget";
import { type AccountCredentials, type AccountRecord, findAccount, readCredentials } from "./account-store";
import type { SecretBox } from "./secret-box";

/** Least time a call is given however fast the demo's clock runs: a request must still be able to finish. */
const FLOOR_MS = 3_000;
const UPSTREAM_MS: Timeouts = {
  connectMs: 10_000,
  tokenMs: 10_000,
  ordersMs: 20_000,
  moiMs: 10_000,
  actionsMs: 15_000,
  marketplacesMs: 15_000,
  documentsMs: 30_000,
  othersMs: 10_000,
};

interface Held {
  client: LengowClient;
  /** The account's `updated_at` for which the client was made: new keys make a new client. */
  madeFor: number;
}

/** Upstream time limits under TIME_SCALE (DESIGN §5), never below what lets a request finish. */
export function scaledTimeouts(timeScale: number): Timeouts {
  const scaled = Object.entries(UPSTREAM_MS).map(([name, ms]) => [
    name,
    Math.max(FLOOR_MS, Math.round(ms / timeScale)),
  ]);
  return Object.fromEntries(scaled) as Timeouts;
}

function notConnected(): AppError {
  return new AppError(
    "lengow_credentials",
    "This account is not connected to Lengow. An administrator can enter its keys.",
  );
}

/** One Lengow client per account: it holds the account's token, connections and rate budget. */
export class LengowClients {
  readonly #held = new Map<number, Promise<Held>>();

  constructor(
    private readonly parts: { db: Database; box: SecretBox; env: Env; secrets: KnownSecrets; logger: Logger },
  ) {}

  /** A client for any pair of keys, told about like the others. */
  make(credentials: AccountCredentials): LengowClient {
    const { env, secrets } = this.parts;
    secrets.add(credentials.accessToken);
    secrets.add(credentials.secret);
    return createLengowClient({
      baseUrl: env.lengowApiUrl,
      ...credentials,
      timeouts: scaledTimeouts(env.timeScale),
      // One process counts for itself; several on one database count together.
      ...(this.parts.db.soleWriter ? {} : { budget: new SharedRateBudget(this.parts.db) }),
      onCall: (event) => this.#note(event),
    });
  }

  /** The client of one account. @throws AppError `lengow_credentials` when it is not connected. */
  async for(accountId: number): Promise<LengowClient> {
    const held = this.#held.get(accountId);
    if (held && this.parts.db.soleWriter) return (await held).client;
    const account = await findAccount(this.parts.db, accountId);
    // Demo accounts open nothing outside the demo, and real ones nothing inside it.
    if (!account || account.demo !== this.parts.env.demo) throw notConnected();
    const current = await this.#held.get(accountId);
    if (current && current.madeFor === account.updatedAt.getTime()) return current.client;
    return (await this.#hold(account)).client;
  }

  /** To be called when an account's keys changed. */
  forget(accountId: number): void {
    this.#held.delete(accountId);
  }

  async close(): Promise<void> {
    const held = await Promise.allSettled(this.#held.values());
    this.#held.clear();
    await Promise.all(held.map((entry) => (entry.status === "fulfilled" ? entry.value.client.close() : undefined)));
  }

  /** On the line of the request that caused the call; a call without a request gets a line of its own. */
  #note({ route, status, ms, lane, attempt, requestId }: CallEvent): void {
    const call = { route, status, ms: Math.round(ms), lane, attempt };
    if (noteUpstreamCall(call, requestId ?? undefined)) return;
    const line = { upstream: [call], ...(requestId ? { request_id: requestId } : {}) };
    this.parts.logger[lane === "background" ? "debug" : "info"](line, "upstream");
  }

  #hold(account: AccountRecord): Promise<Held> {
    const opening = this.#open(account);
    this.#held.set(account.id, opening);
    opening.catch(() => {
      if (this.#held.get(account.id) === opening) this.#held.delete(account.id);
    });
    return opening;
  }

  async #open(account: AccountRecord): Promise<Held> {
    const credentials = await readCredentials(this.parts.db, this.parts.box, account.id);
    if (!credentials) throw notConnected();
    return { client: this.make(credentials), madeFor: account.updatedAt.getTime() };
  }
}
