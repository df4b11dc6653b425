import "server-only";
import type { OwnName } from "@/lib/bulk/carrier-names";
import type { ServiceContext } from "../context";

export type NamesByMarketplace = ReadonlyMap<string, readonly OwnName[]>;

/** The account's own names of carriers, by marketplace, for whoever reads texts of this account. Always in the same order. */
export async function ownNames(ctx: Pick<ServiceContext, "accountId" | "db">): Promise<NamesByMarketplace> {
  const rows = await ctx.db.query<OwnName & { marketplace: string }>(
    "select marketplace, name, code from carrier_names where account_id = $1 order by marketplace, name_key",
    [ctx.accountId],
  );
  const names = new Map<string, OwnName[]>();
  for (const { marketplace, name, code } of rows)
    names.set(marketplace, [...(names.get(marketplace) ?? []), { name, code }]);
  return names;
}
