import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Clock } from "@/lib/server/clock";
import type { Logger } from "@/lib/server/logger";
import { addressProblem } from "@/lib/server/outward/guarded-address";
import { fetchPicture, type Picture } from "./fetch-picture";
import { inTurns } from "./in-turns";

const DAY_MS = 86_400_000;
/** How long what did not come is not asked for again. */
export const FAILED_MS = 60_000;
const LIMIT_MS = 5_000;
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
const MOST_AT_ONCE = 16;
const MOST_ADDRESS = 2_048;
/** What an entry weighs beside its bytes, roughly. */
const ENTRY_BYTES = 512;

interface Kept {
  picture: Picture | null;
  until: number;
}

export interface PicturesParts {
  authSecret: string;
  clock: Clock;
  logger: Logger;
  /** Demo mode: this machine's own addresses too, over http. */
  allowLoopback: boolean;
  /** For one picture, in milliseconds. */
  limitMs?: number;
}

function weight(url: string, { picture }: Kept): number {
  return ENTRY_BYTES + url.length + (picture?.bytes.length ?? 0);
}

/**
 * Pictures of products, fetched by us so that no other server learns who looks at an order. Only addresses that we once signed for an account
 * are fetched for it: an address that somebody makes up is none. What came is kept in memory for a day, within a limit; what did not come is
 * left alone for a minute, and so is a host that gave no answer.
 */
export class Pictures {
  readonly #key: Buffer;
  /** The one used longest ago comes first. */
  readonly #kept = new Map<string, Kept>();
  #keptBytes = 0;
  readonly #underWay = new Map<string, Promise<Picture | null>>();
  readonly #silentHosts = new Map<string, number>();
  readonly #turn = inTurns(MOST_AT_ONCE);

  constructor(private readonly parts: PicturesParts) {
    this.#key = Buffer.from(hkdfSync("sha256", parts.authSecret, "orderdeck", "picture-addresses", 32));
  }

  #signature(accountId: number, url: string): Buffer {
    return createHmac("sha256", this.#key).update(`${accountId} ${url}`).digest();
  }

  /** Our own path to a picture that stands in an order of this account; null for an address we would not call. */
  pathOf(accountId: number, url: string | null): string | null {
    if (!url || url.length > MOST_ADDRESS || addressProblem(url, this.parts.allowLoopback) !== null) return null;
    const question = new URLSearchParams({ of: url, by: this.#signature(accountId, url).toString("base64url") });
    return `/api/accounts/${accountId}/pictures?${question}`;
  }

  /** Whether we signed this address for this account. */
  isSigned(accountId: number, url: string, signature: string): boolean {
    const [given, own] = [Buffer.from(signature, "base64url"), this.#signature(accountId, url)];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** The picture at a signed address, or null when it does not come. One fetch for all who ask meanwhile. */
  read(url: string): Promise<Picture | null> {
    const kept = this.#fresh(url);
    if (kept) return Promise.resolve(kept.picture);
    const others = this.#underWay.get(url);
    if (others) return others;
    const own = this.#turn(() => this.#fetch(url)).finally(() => this.#underWay.delete(url));
    this.#underWay.set(url, own);
    return own;
  }

  async #fetch(url: string): Promise<Picture | null> {
    const { clock, logger, allowLoopback, limitMs = LIMIT_MS } = this.parts;
    const { host } = new URL(url);
    if ((this.#silentHosts.get(host) ?? 0) > clock.now().getTime()) return null;
    const got = await fetchPicture(url, { allowLoopback, limitMs });
    const now = clock.now().getTime();
    if (typeof got !== "string") {
      this.#keep(url, { picture: got, until: now + DAY_MS });
      return got;
    }
    logger.info({ host, problem: got }, "a product's picture did not come");
    if (got === "unreachable") this.#noteSilent(host, now);
    this.#keep(url, { picture: null, until: now + FAILED_MS });
    return null;
  }

  #noteSilent(host: string, now: number): void {
    for (const [other, until] of this.#silentHosts) if (until <= now) this.#silentHosts.delete(other);
    this.#silentHosts.set(host, now + FAILED_MS);
  }

  #fresh(url: string): Kept | null {
    const kept = this.#kept.get(url);
    if (!kept) return null;
    this.#forget(url, kept);
    if (kept.until <= this.parts.clock.now().getTime()) return null;
    this.#keep(url, kept);
    return kept;
  }

  #keep(url: string, kept: Kept): void {
    this.#kept.set(url, kept);
    this.#keptBytes += weight(url, kept);
    for (const [oldest, entry] of this.#kept) {
      if (this.#keptBytes <= MOST_KEPT_BYTES) return;
      this.#forget(oldest, entry);
    }
  }

  #forget(url: string, kept: Kept): void {
    if (this.#kept.delete(url)) this.#keptBytes -= weight(url, kept);
  }
}
