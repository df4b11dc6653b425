import "server-only";
import type { LengowOrderFields } from "@/lib/lengow";
import type { Database, Queryable } from "../db/database";
import { keepOrderFacts, settlesNow, takeFromIndex } from "./order-facts";
import { type Judged, settledActions } from "./settled";

/** The account's causes are worked out at the next turn, in whichever process that is. */
async function deriveSoon(db: Queryable, accountId: number): Promise<void> {
  await db.query("update triage_scans set derived_at = 'epoch' where account_id = $1 and derived_at is not null", [
    accountId,
  ]);
}

const NEWS = `
select 1 from triage_failures f
join order_index i on i.account_id = f.account_id and i.marketplace = f.marketplace and i.order_id = f.order_id
left join triage_orders o on o.account_id = f.account_id and o.marketplace = f.marketplace and o.order_id = f.order_id
where f.account_id = $1 and f.closed_at is null and f.kind in ('failed', 'stuck') and i.read_at >= f.failed_at
  and (o.read_at is null or (o.read_at < i.read_at and (o.status <> i.lengow_status or o.read_at < f.failed_at)))
limit 1`;

/**
 * Sees to it that an order which moved on takes its failures with it as soon as our copy knows, not with the next reading of Lengow's list.
 * @returns a look, to be taken again and again; it costs a glance while no copy has changed
 */
export function orderFollower(db: Database): () => Promise<void> {
  const seen = new Map<number, string>();
  return async () => {
    const copies = await db.query<{ id: number; version: string }>(
      "select account_id as id, version::text as version from order_index_accounts",
    );
    for (const { id, version } of copies.filter((copy) => seen.get(copy.id) !== copy.version)) {
      if ((await db.query(NEWS, [id])).length > 0 && (await takeFromIndex(db, id)) > 0) await deriveSoon(db, id);
      seen.set(id, version);
    }
  };
}

/** An order was just read: what it settles of its failed actions is settled from now on, wherever it is asked. */
export async function noteOrderOfFailures(
  ctx: { db: Database; accountId: number },
  order: LengowOrderFields,
  actions: readonly Judged[],
): Promise<void> {
  const failed = actions.filter(({ state }) => state === "refused" || state === "rejected");
  const news = failed.filter(({ type, line }) =>
    settlesNow({ kind: "failed", action_type: type, line: line ?? "*" }, order),
  );
  if (news.length === 0) return;
  const known = await settledActions(ctx, news);
  if (known.size === news.length) return;
  await keepOrderFacts(ctx.db, ctx.accountId, [order]);
  await deriveSoon(ctx.db, ctx.accountId);
}
