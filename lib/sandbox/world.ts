import { Account, type SeedChoice } from "./account";
import type { Validation } from "./actions/check-post";
import { Calls } from "./calls";
import { Clock } from "./clock";
import { Faults } from "./faults/fault";
import { DEFAULT_CEILING, Rates } from "./rates";
import { Tokens } from "./tokens";

/** How a sandbox starts. */
export interface WorldOptions {
  /** Orders of account 1; default 5000. */
  orders?: number;
  /** Default 7. */
  seed?: number;
  /** Default 3600 (API.md §2.1). */
  tokenLifeSeconds?: number;
  /** Requests per minute, login and route; null switches limiting off; default 500 (API.md §4). */
  rateLimit?: number | null;
  /** Added to every answer; default 0. */
  latencyMs?: number;
  /** Where the clock starts; default the machine's time. */
  now?: string | number | Date;
  /** Fills accounts 1 and 2 at once rather than on first use. */
  eager?: boolean;
}

const SMALL = 150;
const TEST_ACCOUNT = 60;

/** The whole state behind the server. */
export class World {
  readonly clock: Clock;
  readonly tokens: Tokens;
  readonly rates: Rates;
  readonly faults = new Faults();
  readonly calls = new Calls();
  validation: Validation = "recommended";
  latencyMs: number;
  /** Least time between two documents of a store at Amazon (API.md §18). */
  documentPaceMs = 3_000;
  private readonly accounts = new Map<number, Account>();
  private readonly seed: number;
  private readonly orders: number;

  constructor(options: WorldOptions) {
    this.clock = new Clock(options.now);
    this.tokens = new Tokens(this.clock, options.tokenLifeSeconds ?? 3600);
    this.rates = new Rates(this.clock, options.rateLimit === undefined ? DEFAULT_CEILING : options.rateLimit);
    this.latencyMs = options.latencyMs ?? 0;
    this.seed = options.seed ?? 7;
    this.orders = options.orders ?? 5000;
    if (options.eager) for (const id of [1, 2]) this.account(id);
  }

  /** An account, made on first use: 1 is the rich one, 2 a small shop, others smaller still. */
  account(id: number): Account {
    return this.accounts.get(id) ?? this.reseed(id, {});
  }

  get loadedAccounts(): IterableIterator<Account> {
    return this.accounts.values();
  }

  /** Throws away an account and fills it again. */
  reseed(id: number, choice: Partial<SeedChoice>): Account {
    const orders = id === 1 ? this.orders : id === 2 ? SMALL : TEST_ACCOUNT;
    const account = new Account(id, { orders, seed: this.seed, ...choice }, this.clock.now());
    this.accounts.set(id, account);
    return account;
  }
}
