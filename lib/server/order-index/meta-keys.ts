import "server-only";
import type { OrderMetaKeys } from "@/lib/contract/orders";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import type { Queryable } from "@/lib/server/db/database";
import { type IndexNow, indexNow } from "./index-state";

/** So many names are kept of an account; a marketplace that has ids for names must not fill the list without end. */
export const MOST_META_KEYS = 200;

/** The names of the extra data that may be columns, as far as the copy has met them. */
export async function listMetaKeys(ctx: ServiceContext): Promise<OrderMetaKeys> {
  requireScope(ctx, "orders:read");
  const [{ said }, rows] = await Promise.all([
    indexNow(ctx),
    ctx.db.query<{ key: string }>("select key from order_meta_keys where account_id = $1 order by key limit $2::int", [
      ctx.accountId,
      MOST_META_KEYS,
    ]),
  ]);
  return { keys: rows.map(({ key }) => key), index: said };
}

/**
 * Of these names those that no order has. Empty as long as that is not sure: while everything is being read, when the copy is behind, and
 * where an account has more names than are kept.
 */
export async function unknownMetaKeys(
  ctx: Pick<ServiceContext, "db" | "accountId">,
  { account, said }: IndexNow,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0 || said.state !== "ready" || account?.walk_kind !== null || account.sweep_due) return [];
  const rows = await ctx.db.query<{ key: string; full: boolean }>(
    `select k.key, (select count(*) from order_meta_keys where account_id = $1) >= $3::int as full
     from unnest($2::text[]) k(key) where not exists (select from order_meta_keys m where m.account_id = $1 and m.key = k.key)`,
    [ctx.accountId, [...keys], MOST_META_KEYS],
  );
  return rows.some(({ full }) => full) ? [] : rows.map(({ key }) => key);
}

/** A name is noted again after so long; a name that a whole reading did not meet is gone. */
const NOTED_AGAIN = "interval '1 hour'";

/**
 * As a part of `write-orders.ts`: notes the names of what is written, few of which are ever new; further ones only while there is room. `$1` is the
 * account, `$3` when the reading began.
 */
export const NOTE_KEYS = `
  insert into order_meta_keys as k (account_id, key, seen_at)
  select $1, key, $3::timestamptz from (
    select met.key, known.key is null as is_new, row_number() over (partition by known.key is null order by met.key) as at
    from (select distinct jsonb_object_keys(meta) as key from incoming where personal and meta is not null) met
    left join order_meta_keys known on known.account_id = $1 and known.key = met.key
    where known.key is null or known.seen_at < $3::timestamptz - ${NOTED_AGAIN}) due
  where not is_new or at <= ${MOST_META_KEYS} - (select count(*) from order_meta_keys where account_id = $1)
  order by key
  on conflict (account_id, key) do update set seen_at = greatest(k.seen_at, excluded.seen_at)`;

/** Forgets the names that a reading of everything did not meet. `began`: when that reading began. */
export async function forgetMetaKeys(tx: Queryable, accountId: number, began: Date | null): Promise<void> {
  if (began === null) return;
  await tx.query(`delete from order_meta_keys where account_id = $1 and seen_at < $2::timestamptz - ${NOTED_AGAIN}`, [
    accountId,
    began,
  ]);
}
