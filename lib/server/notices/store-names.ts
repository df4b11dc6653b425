import "server-only";
import { actingContext, type BatchContainer } from "../batches/acting-context";
import { marketplaceNames } from "../marketplaces/list-marketplaces";
import type { MarketplaceNames } from "../orders/order-snapshot";

/**
 * What a person's own screens call the marketplaces of an account. A letter waits for them no longer than a page of orders does, and goes
 * without them when they cannot be had: the account has no keys, Lengow does not answer, the person has no part in it any more. Never throws.
 */
export async function storeNames(
  container: BatchContainer,
  accountId: number,
  personId: string,
): Promise<MarketplaceNames> {
  try {
    const ctx = await actingContext(container, personId, accountId);
    return ctx ? await marketplaceNames(ctx) : new Map();
  } catch {
    return new Map();
  }
}
