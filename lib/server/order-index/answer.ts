import "server-only";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import { roleAllows } from "@/lib/domain/permissions";
import type { ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { once } from "@/lib/server/once";
import { isComplete } from "./account-state";
import { type Asked, type Asking, endsNow, endsWithBareDay, placedFrom } from "./index-question";
import { type IndexNow, indexNow } from "./index-state";
import { countIndex, idsNotFound, readIndexRows } from "./read-rows";

/** What the copy says to one question. */
export interface IndexAnswer {
  count: number;
  rows: OrderRow[];
  /** Of many ids asked for at once, those that were not found. */
  idsMissing?: readonly string[];
}

/** Answers kept while the copy does not change: the same page is looked at by many, again and again. */
const MOST_ANSWERS = 200;

interface KeptAnswer {
  version: string;
  value: Promise<unknown>;
}

const kept = () => once("order-index-answers", () => new Map<string, KeptAnswer>());

function remember<T>(key: string, version: string, make: () => Promise<T>): Promise<T> {
  const answers = kept();
  const known = answers.get(key);
  answers.delete(key);
  const entry = known?.version === version ? known : { version, value: make() };
  answers.set(key, entry);
  entry.value.catch(() => answers.delete(key));
  const [oldest] = answers.size > MOST_ANSWERS ? answers.keys() : [];
  if (oldest !== undefined) answers.delete(oldest);
  return entry.value as Promise<T>;
}

/** Whether the copy holds every order that the question may mean. */
export function covers({ account }: IndexNow, query: Asked, now: Date): boolean {
  return account !== null && account.as_of !== null && isComplete(account, placedFrom(query, now));
}

/**
 * Whether the copy may answer in Lengow's place: it covers the question, is fresh, and reads it as Lengow would. Amounts in another
 * currency are Lengow's to convert.
 */
export function mayAnswer(index: IndexNow, query: Asked, now: Date): boolean {
  return index.fresh && query.set_currency === undefined && !endsWithBareDay(query) && covers(index, query, now);
}

export function askingOf(ctx: ServiceContext): Asking {
  const { accountId, timeScale } = ctx;
  return { accountId, now: ctx.clock.now(), timeScale, reveal: roleAllows(ctx.role, "orders:reveal") };
}

/** Alerts and windows that end now change without a change of the copy: their answers live for this long. */
const MOMENT_MS = 5_000;
/** Every other answer lives until an order changes, or for as long as a marketplace may go under an older name. */
const NAMES_MS = 60_000;

function versionOf(ctx: ServiceContext, { account }: IndexNow, query: Asked): string {
  const moment = Math.floor(ctx.clock.now().getTime() / (endsNow(query) ? MOMENT_MS : NAMES_MS));
  return `${account?.walk}.${account?.version}.${moment}`;
}

/**
 * What the copy says to `query`, made once while neither of them changes. `key` begins with the account (question-key.ts) and says all that
 * the answer depends on.
 */
export function keptFromIndex<T>(
  ctx: ServiceContext,
  index: IndexNow,
  query: Asked,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  return remember(key, versionOf(ctx, index, query), make);
}

/** Counting outlives turning pages: it is kept by the question alone. */
export function countFromIndex(ctx: ServiceContext, index: IndexNow, query: Asked, key: string): Promise<number> {
  return keptFromIndex(ctx, index, query, `${key} count`, () => countIndex(ctx, query, askingOf(ctx)));
}

/**
 * A page of rows from the copy, with the exact count. The same object while neither the copy nor the question changes.
 * @param keys of the whole question and of what it means without paging (question-key.ts)
 */
export function answerFromIndex(
  ctx: ServiceContext,
  index: IndexNow,
  query: OrderRowsQuery,
  keys: { page: string; question: string },
): Promise<IndexAnswer> {
  const { page: _page, page_size: _size, ordering: _ordering, fresh: _fresh, meta: _meta, ...asked } = query;
  const asking = askingOf(ctx);
  const reader = asking.reveal ? "reveal" : "masked";
  return remember(`${keys.page} ${reader}`, versionOf(ctx, index, asked), async () => {
    const names = await marketplaceNames(ctx);
    const counting = countFromIndex(ctx, index, asked, `${keys.question} ${reader}`);
    const isSearch = asked.text !== undefined || asked.id_part !== undefined;
    const found = isSearch ? await counting : undefined;
    const ids = asked.marketplace_order_ids;
    const [count, rows, idsMissing] = await Promise.all([
      counting,
      readIndexRows(ctx, query, asking, names, found),
      ids && idsNotFound(ctx, ids, asked, asking),
    ]);
    return { count, rows, ...(idsMissing ? { idsMissing } : {}) };
  });
}

/** How long a person who pressed "Refresh" waits for the copy to be brought up to date. */
const PATIENCE_MS = 2_500;
const LOOK_MS = 100;

/** Asks the reader, in whichever process it is, to look at once, and waits a moment for it. The copy as it then is. */
export async function broughtUpToDate(ctx: ServiceContext, before: IndexNow): Promise<IndexNow> {
  if (before.account === null) return before;
  // A wait after a failure ends with it, but for one that Lengow asked for.
  await ctx.db.query(
    `update order_index_accounts set follow_at = '-infinity',
       rest_until = case when failure = 'rate_limited' then rest_until else '-infinity' end where account_id = $1`,
    [ctx.accountId],
  );
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const after = await indexNow(ctx);
    if (after.said.as_of !== before.said.as_of || performance.now() > until || ctx.signal.aborted) return after;
  }
}
