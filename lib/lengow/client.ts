import { createHash } from "node:crypto";
import { createReadPool, DEFAULT_BASE_URL, readEndpoint } from "./http/endpoint";
import { DEFAULT_TIMEOUTS, type Timeouts } from "./http/routes";
import { type CallEvent, type LengowCall, type Settings, sleepFor } from "./http/settings";
import { requestToken } from "./http/token-request";
import { MemoryTokenStore, TokenKeeper, type TokenStore } from "./http/tokens";
import { Transport } from "./http/transport";
import { type MemoryBudgetOptions, MemoryRateBudget, type RateBudget } from "./rate-budget";
import { Redactor } from "./redact";
import {
  type AccessResource,
  accessResource,
  type Me,
  type RateLimit,
  readMe,
  readRateLimits,
} from "./resources/access";
import { type ActionsResource, actionsResource } from "./resources/actions";
import { type DocumentsResource, documentsResource } from "./resources/documents";
import { type MarketplacesResource, marketplacesResource } from "./resources/marketplaces";
import { type OrdersResource, ordersResource } from "./resources/orders";
import { type VidrResource, vidrResource } from "./resources/vidr";
import { asSecret, type Secret } from "./secret";

export interface LengowClientOptions {
  /** Default `https://api.lengow.io`. */
  baseUrl?: string;
  accessToken: string | Secret;
  secret: string | Secret;
  userAgent?: string;
  timeouts?: Partial<Timeouts>;
  /** A budget to share with other clients, or settings for one of this client's own. */
  budget?: RateBudget | MemoryBudgetOptions;
  tokenStore?: TokenStore;
  /** Told about every attempt. */
  onCall?: (event: CallEvent) => void;
  /** Retries of a read, 2 by default. */
  retries?: number;
  /** Longest `Retry-After` a read waits for, 10 s by default. */
  retryAfterCapMs?: number;
  /** Plain http to another machine, for closed test networks. */
  allowPlainHttp?: boolean;
  random?: () => number;
  now?: () => number;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface LengowClient {
  readonly access: AccessResource;
  readonly orders: OrdersResource;
  readonly actions: ActionsResource;
  readonly marketplaces: MarketplacesResource;
  readonly vidr: VidrResource;
  readonly documents: DocumentsResource;
  me(call?: LengowCall): Promise<Me>;
  rateLimits(call?: LengowCall): Promise<RateLimit[]>;
  /** Ends every connection; calls under way fail. */
  close(): Promise<void>;
}

const SCREEN: LengowCall = { lane: "screen" };

function readSettings(options: LengowClientOptions): Settings {
  const accessToken = asSecret(options.accessToken);
  const secret = asSecret(options.secret);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const redactor = new Redactor();
  redactor.hide(accessToken.reveal());
  redactor.hide(secret.reveal());
  const { budget } = options;
  return {
    endpoint: readEndpoint(options.baseUrl ?? DEFAULT_BASE_URL, options.allowPlainHttp),
    pool: createReadPool(timeouts.connectMs),
    accessToken,
    secret,
    // Limits are per login; a digest names it without giving it away.
    login: createHash("sha256").update(accessToken.reveal()).digest("hex").slice(0, 16),
    userAgent: options.userAgent ?? "orderdeck-lengow/1.0",
    timeouts,
    budget: budget !== undefined && "acquire" in budget ? budget : new MemoryRateBudget(budget),
    redactor,
    retries: options.retries ?? 2,
    retryAfterCapMs: options.retryAfterCapMs ?? 10_000,
    onCall: options.onCall,
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
    sleep: options.sleep ?? sleepFor,
  };
}

/** A client for one pair of keys. It holds connections, a token and a rate budget: make one and keep it. */
export function createLengowClient(options: LengowClientOptions): LengowClient {
  const settings = readSettings(options);
  const tokens = new TokenKeeper(
    () => requestToken(settings),
    options.tokenStore ?? new MemoryTokenStore(),
    settings.now,
  );
  const transport = new Transport(settings, tokens);
  return {
    access: accessResource(transport),
    orders: ordersResource(transport),
    actions: actionsResource(transport),
    marketplaces: marketplacesResource(transport),
    vidr: vidrResource(transport),
    documents: documentsResource(transport),
    me: (call = SCREEN) => readMe(transport, call),
    rateLimits: (call = SCREEN) => readRateLimits(transport, call),
    close: () => settings.pool.destroy(),
  };
}
