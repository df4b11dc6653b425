import "server-only";
import type { HealthStrip } from "@/lib/contract/health-strip";
import type { LengowTrouble, StaleReason } from "@/lib/contract/orders";
import { isLengowError, type RateLimit } from "@/lib/lengow";
import { FreshCache, type Kept } from "@/lib/server/cache/fresh-cache";
import { lengowReason } from "@/lib/server/cache/stale-reason";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { isAppError } from "@/lib/server/errors";
import { inTime } from "@/lib/server/in-time";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { once } from "@/lib/server/once";

/** Lengow is asked this often for all who look. */
const FRESH_MS = 30_000;
const KEEP_MS = 5 * 60_000;
/** Our own copy is looked through this often. */
const NEWS_FRESH_MS = 60_000;
/** Nobody waits longer than this for a part; the others are shown without it. */
const PATIENCE_MS = 2_000;

type Token = NonNullable<HealthStrip["token"]>;
type Budget = HealthStrip["budget"];

interface Lengow {
  budget: Budget;
  token: Token;
}

/** What is known of Lengow, and how the last question to it failed. */
type Asked = Partial<Kept<Lengow>>;

const lengowCache = () => once("health-lengow", () => new FreshCache<Lengow>({ keepMs: KEEP_MS, maxEntries: 50 }));
const newsCache = () =>
  once(
    "health-news",
    () => new FreshCache<{ code: string; latest: Date | null }[]>({ keepMs: KEEP_MS, maxEntries: 50 }),
  );

/** Lengow's window for reading orders, the one that screens, our copy and exports share (API.md §4). */
function ordersWindow(limits: readonly RateLimit[]): Budget {
  const found = limits.find(({ method, urlBase }) => method === "GET" && /\/orders\/?$/.test(urlBase));
  if (!found || found.boundary === null) return null;
  return { limit: found.boundary, left: found.remainingCredit ?? found.boundary };
}

const isRefusal = (error: unknown) =>
  isLengowError(error) && (error.kind === "credentials" || error.kind === "unauthorized");

/** What Lengow says of our keys and of how much we may still ask. */
async function askLengow(ctx: ServiceContext): Promise<Lengow> {
  const call = { lane: "background", requestId: ctx.requestId } as const;
  try {
    const client = ctx.lengow();
    const [me, limits] = await Promise.all([client.me(call), client.rateLimits(call).catch(() => [])]);
    return { budget: ordersWindow(limits), token: { state: "accepted", expires_at: me.expireAt } };
  } catch (error) {
    if (isAppError(error) && error.code === "lengow_credentials")
      return { budget: null, token: { state: "missing", expires_at: null } };
    if (isRefusal(error)) return { budget: null, token: { state: "refused", expires_at: null } };
    throw error;
  }
}

/** The newest change of an order that our copy has, marketplace by marketplace: how long ago Lengow last had news from there. */
async function readNews({ db, accountId }: ServiceContext): Promise<{ code: string; latest: Date | null }[]> {
  return db.query(
    `select marketplace as code, max(updated_at) as latest from order_index where account_id = $1
     group by marketplace order by 2 nulls first, 1`,
    [accountId],
  );
}

interface QueueRow {
  waiting: number;
  sending: number;
  unsure: number;
  oldest: Date | null;
  paused_until: Date | null;
}

async function readQueue({ db, accountId }: ServiceContext): Promise<HealthStrip["queue"]> {
  const [row] = await db.query<QueueRow>(
    `select count(*) filter (where state = 'ready')::int as waiting,
       count(*) filter (where state in ('claimed', 'sending'))::int as sending,
       count(*) filter (where state in ('unconfirmed', 'needs_person'))::int as unsure,
       min(created_at) filter (where state in ('ready', 'claimed', 'sending')) as oldest,
       (select paused_until from outbox_accounts where account_id = $1 and paused_until > clock_timestamp()
          and paused_until < 'infinity') as paused_until
     from outbox where account_id = $1 and state in ('ready', 'claimed', 'sending', 'unconfirmed', 'needs_person')`,
    [accountId],
  );
  return {
    waiting: row?.waiting ?? 0,
    sending: row?.sending ?? 0,
    unsure: row?.unsure ?? 0,
    oldest_at: row?.oldest?.toISOString() ?? null,
    paused_until: row?.paused_until?.toISOString() ?? null,
  };
}

interface ReaderRow {
  as_of: Date | null;
  next: Date | null;
  failed_since: Date | null;
  failure: StaleReason | null;
}

/** When our reader of orders looked last and looks next: after its pause, or after its wait when Lengow failed, and how it failed. */
async function readReader({ db, accountId }: ServiceContext): Promise<Pick<HealthStrip, "reader" | "trouble">> {
  const [row] = await db.query<ReaderRow>(
    `select as_of, case when isfinite(greatest(follow_at, rest_until)) then greatest(follow_at, rest_until) end as next,
       failed_since, failure from order_index_accounts where account_id = $1`,
    [accountId],
  );
  if (!row) return { reader: null, trouble: null };
  const { failure: reason, failed_since: since } = row;
  const next_at = row.next?.toISOString() ?? null;
  return {
    reader: { last_at: row.as_of?.toISOString() ?? null, next_at },
    trouble: reason && since ? { reason, since: since.toISOString(), next_at } : null,
  };
}

/** What our own question to Lengow met, before the reader of orders has met it. */
function troubleAsked(
  { clock }: ServiceContext,
  asked: Asked | null,
  reader: HealthStrip["reader"],
): LengowTrouble | null {
  const reason = asked && asked.failure !== undefined ? lengowReason(asked.failure) : null;
  if (reason === null) return null;
  // It has not answered since its last answer, whoever had that: this question is asked only while somebody looks.
  const answers = [asked?.at ?? Number.NaN, Date.parse(reader?.last_at ?? "")].filter((at) => Number.isFinite(at));
  const since = answers.length > 0 ? Math.max(...answers) : clock.now().getTime();
  return { reason, since: new Date(since).toISOString(), next_at: null };
}

/** What Lengow does to us now goes before what it said earlier: it stands by neither keys that it refuses nor calls that it cuts off. */
function standing(said: Lengow | undefined, trouble: LengowTrouble | null): Pick<HealthStrip, "budget" | "token"> {
  const { budget = null, token = null } = said ?? {};
  if (trouble?.reason === "credentials") {
    return { budget: null, token: token?.state === "missing" ? token : { state: "refused", expires_at: null } };
  }
  return { budget: budget && trouble?.reason === "rate_limited" ? { ...budget, left: 0 } : budget, token };
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return inTime(
    work.catch(() => null),
    PATIENCE_MS,
    null,
  );
}

/** How Lengow and the sender are doing for one account (PRODUCT M07, 5.2.4). A part that cannot be had is null and the rest stands. */
export async function healthStrip(ctx: ServiceContext): Promise<HealthStrip> {
  requireScope(ctx, "orders:read");
  const { clock, timeScale, accountId } = ctx;
  const key = `${accountId}:`;
  const asked = lengowCache().read(key, () => askLengow(ctx), { clock, freshMs: FRESH_MS / timeScale });
  const told = newsCache().read(key, () => readNews(ctx), { clock, freshMs: NEWS_FRESH_MS / timeScale });
  const [lengow, news, names, { reader, trouble: known }, queue] = await Promise.all([
    orNull<Asked>(asked.catch((failure: unknown) => ({ failure }))),
    orNull(told),
    marketplaceNames(ctx),
    readReader(ctx),
    readQueue(ctx),
  ]);
  const trouble = known ?? troubleAsked(ctx, lengow, reader);
  return {
    as_of: clock.now().toISOString(),
    marketplaces:
      news?.value.map(({ code, latest }) => ({
        code,
        name: names.get(code)?.name ?? code,
        latest_at: latest?.toISOString() ?? null,
      })) ?? null,
    ...standing(lengow?.value, trouble),
    trouble,
    reader,
    queue,
  };
}
