import "server-only";
import type { ActionView } from "@/lib/contract/actions";
import { isAmount } from "@/lib/domain/action-money";
import type { ServiceContext } from "../context";

const FIND = `
select k.at::int as at, i.original_currency as currency
from unnest($2::text[], $3::text[]) with ordinality k(marketplace, order_id, at)
join order_index i on i.account_id = $1 and i.marketplace = k.marketplace and i.order_id = k.order_id
where i.original_currency is not null`;

/** Actions that send an amount, with the currency of their orders as our copy has it: an amount alone says nothing. */
export async function withCurrency(
  { db, accountId }: Pick<ServiceContext, "db" | "accountId">,
  actions: readonly ActionView[],
): Promise<ActionView[]> {
  const sending = actions.filter(({ args }) => Object.keys(args).some(isAmount));
  if (sending.length === 0) return [...actions];
  const rows = await db.query<{ at: number; currency: string }>(FIND, [
    accountId,
    sending.map(({ marketplace }) => marketplace),
    sending.map((action) => action.marketplace_order_id),
  ]);
  const found = new Map(rows.map(({ at, currency }) => [sending[at - 1]?.id, currency]));
  return actions.map((action) => {
    const currency = found.get(action.id);
    return currency === undefined ? action : { ...action, currency };
  });
}
