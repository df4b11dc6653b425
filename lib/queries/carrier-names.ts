import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { CarrierCoverage, CarrierNameBody, CarrierNames } from "@/lib/contract/carrier-names";
import { apiGet, apiSend } from "./api-fetch";
import { keys } from "./keys";

const place = (accountId: number, code: string) =>
  `/api/accounts/${accountId}/marketplaces/${encodeURIComponent(code)}`;

/** What the account calls the carriers of a marketplace. */
export function carrierNamesQuery(accountId: number, code: string) {
  return queryOptions({
    queryKey: [...keys.marketplace(accountId, code), "carrier-names"] as const,
    queryFn: ({ signal }) => apiGet<CarrierNames>(`${place(accountId, code)}/carrier-names`, signal),
    staleTime: 30_000,
    retry: 1,
  });
}

/** How many of the carriers of the last days are read. */
export function carrierCoverageQuery(accountId: number, code: string) {
  return queryOptions({
    queryKey: [...keys.marketplace(accountId, code), "carrier-coverage"] as const,
    queryFn: ({ signal }) => apiGet<CarrierCoverage>(`${place(accountId, code)}/carrier-coverage`, signal),
    retry: 1,
  });
}

/**
 * Gives a name a meaning, or none. After a failure the names are read anew, so that what stands there is seen.
 * @throws ApiError `busy` when somebody changed the name meanwhile
 */
export async function saveCarrierName(
  client: QueryClient,
  accountId: number,
  code: string,
  body: CarrierNameBody,
): Promise<CarrierNames> {
  const { queryKey } = carrierNamesQuery(accountId, code);
  try {
    const answer = await apiSend<CarrierNames>("PUT", `${place(accountId, code)}/carrier-names`, body);
    client.setQueryData(queryKey, answer);
    return answer;
  } catch (error) {
    await client.invalidateQueries({ queryKey });
    throw error;
  } finally {
    void client.invalidateQueries({ queryKey: carrierCoverageQuery(accountId, code).queryKey });
  }
}
