import { marketplacesOf } from "./marketplaces/catalogue";
import type { Marketplace } from "./marketplaces/metadata";
import { OrderStore } from "./orders/order-store";
import { seedOrders } from "./seed/seed-orders";

/** What POST /__sandbox/seed and the command line may ask for. */
export interface SeedChoice {
  orders: number;
  seed: number;
}

/** Everything the sandbox knows about one account. Accounts share nothing. */
export class Account {
  readonly marketplaces: readonly Marketplace[];
  readonly orders: OrderStore;
  readonly currency = "EUR";

  constructor(
    readonly id: number,
    readonly choice: SeedChoice,
    now: number,
  ) {
    this.marketplaces = marketplacesOf(id);
    this.orders = new OrderStore(seedOrders({ accountId: id, ...choice, now, marketplaces: this.marketplaces }));
  }

  marketplace(code: string): Marketplace | undefined {
    return this.marketplaces.find((marketplace) => marketplace.code === code);
  }
}
