"use client";

import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { isCarrierArgument, type OwnName } from "@/lib/bulk/carrier-names";
import type { Choice } from "@/lib/grammar";
import { marketplaceQuery } from "@/lib/queries/action-form";
import { carrierNamesQuery } from "@/lib/queries/carrier-names";
import { keys } from "@/lib/queries/keys";

/** Which argument of which marketplace's action a cell holds. */
export interface CellArgument {
  accountId: number;
  marketplace: string;
  type: string;
  name: string;
}

/** The values that a marketplace knows for an argument; `free` when a text outside them is taken too. */
interface Known {
  values: readonly Choice[];
  free: boolean;
}

/** The same with the name of the argument, and what the account calls its values. */
export interface Choices extends Known {
  name: string;
  own: readonly OwnName[];
}

const NO_NAMES: readonly OwnName[] = [];
export const NO_CHOICES: Choices = { name: "", values: [], free: true, own: NO_NAMES };

/** Every list of one action, read as the form of a single order reads it. The grammar is fetched with the first list that is wanted. */
function choicesQuery(client: QueryClient, { accountId, marketplace, type }: Omit<CellArgument, "name">) {
  return queryOptions({
    queryKey: [...keys.marketplace(accountId, marketplace), "choices", type],
    queryFn: async (): Promise<Record<string, Known>> => {
      const [metadata, { compileAction }] = await Promise.all([
        client.fetchQuery(marketplaceQuery(accountId, marketplace)),
        import("@/lib/grammar"),
      ]);
      const known = compileAction(metadata, type)?.arguments ?? [];
      return Object.fromEntries(known.map(({ name, values, free_values: free }) => [name, { values, free }]));
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

const hasNames = (of: CellArgument | null): boolean => of !== null && isCarrierArgument(of.name);

/** The values a cell may choose from; none while they are read, where there are none, or where they cannot be read: then it is typed. */
export function useChoices(of: CellArgument | null): Choices {
  const client = useQueryClient();
  const wanted = of ?? { accountId: 0, marketplace: "", type: "" };
  const { data } = useQuery({ ...choicesQuery(client, wanted), enabled: of !== null });
  const names = useQuery({ ...carrierNamesQuery(wanted.accountId, wanted.marketplace), enabled: hasNames(of) });
  const known = of && data?.[of.name];
  return known ? { ...known, name: of.name, own: names.data?.results ?? NO_NAMES } : NO_CHOICES;
}

/** Reads a cell's values before it is opened. */
export function useChoicesAhead(of: CellArgument | null): () => void {
  const client = useQueryClient();
  return () => {
    if (of === null) return;
    void client.prefetchQuery(choicesQuery(client, of));
    if (hasNames(of)) void client.prefetchQuery(carrierNamesQuery(of.accountId, of.marketplace));
  };
}
