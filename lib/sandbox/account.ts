import { ActionStore } from "./actions/action-store";
import { marketplacesOf } from "./marketplaces/catalogue";
import type { Marketplace } from "./marketplaces/metadata";
import { OrderStore } from "./orders/order-store";
import { demoHabits, sellToBusinesses } from "./seed/demo-story";
import { hostileOrders, poisonMarket } from "./seed/hostile";
import { renameCarrier, seedIncident } from "./seed/incident";
import { seedActions } from "./seed/seed-actions";
import { seedOrders } from "./seed/seed-orders";
import { seedVidr } from "./seed/seed-vidr";
import { noTruth, type Truth } from "./truth";
import { VidrStore } from "./vidr/vidr-store";

/** What POST /__sandbox/seed and the command line may ask for. */
export interface SeedChoice {
  orders: number;
  seed: number;
  /** Adds `poison_market` with orders that attack their reader. */
  hostile?: boolean;
  /** Adds this many shipments refused because a carrier was renamed. */
  incident?: number;
  /** False switches the Amazon VCS app off. */
  vcs?: boolean;
  /** Leaves most invoices open, in an account of any size: thousands of them, for measuring. */
  crowded?: boolean;
}

/** Everything the sandbox knows about one account. Accounts share nothing. */
export class Account {
  /** As GET marketplaces tells them; an incident renames a carrier. */
  marketplaces: readonly Marketplace[];
  readonly orders: OrderStore;
  readonly actions: ActionStore;
  readonly vidr: VidrStore;
  readonly truth: Truth = noTruth();
  /** When the last document of each marketplace came, for Amazon's pace. */
  readonly lastDocumentAt = new Map<string, number>();
  /** Currency of converted amounts. */
  readonly currency = "EUR";

  constructor(
    readonly id: number,
    readonly choice: SeedChoice,
    now: number,
  ) {
    const base = marketplacesOf(id);
    const named = choice.incident ? renameCarrier(base) : base;
    this.marketplaces = choice.hostile ? [...named, poisonMarket] : named;
    const request = { accountId: id, seed: choice.seed, now, marketplaces: base };
    const orders = seedOrders({ ...request, orders: choice.orders });
    if (id === 1) sellToBusinesses(orders, now);
    this.orders = new OrderStore(orders);
    this.actions = new ActionStore(this, 5_000_000 + id * 100_000);
    const nextId = () => this.actions.nextId();
    for (const action of seedActions({ ...request, orders, nextId })) this.actions.add(action);
    // The rich account has a story to tell; the small shop has not switched the app on.
    const told = id === 1 ? demoHabits(now) : { selfInvoiced: [] };
    const habits = { ...told, crowded: choice.crowded === true };
    this.vidr = new VidrStore(seedVidr(orders, `${choice.seed}|${id}`, now, habits), choice.vcs ?? id !== 2);
    if (choice.incident) this.addIncident(choice.incident, base, now);
    if (choice.hostile && orders[0]) for (const order of hostileOrders(orders[0], now)) this.orders.add(order);
  }

  marketplace(code: string): Marketplace | undefined {
    return this.marketplaces.find((marketplace) => marketplace.code === code);
  }

  /** Brings actions and reports to where they are at `now`. */
  runDue(now: number): void {
    this.actions.runDue(now);
    this.vidr.runDue(now);
  }

  /** A carrier is renamed while the shop is open: from now on the old code is refused, and `count` shipments just were. */
  plantIncident(count: number, now: number): void {
    const before = this.marketplaces;
    this.marketplaces = renameCarrier(before);
    this.addIncident(count, before, now, now);
  }

  private addIncident(count: number, marketplaces: readonly Marketplace[], now: number, toldAt?: number): void {
    const request = { accountId: this.id, seed: this.choice.seed, now, count };
    const { orders, actions } = seedIncident(request, marketplaces, () => this.actions.nextId());
    for (const order of orders) {
      this.orders.add(order);
      // What appears in a living shop is news: whoever asks for what has changed is told of it.
      if (toldAt !== undefined) this.orders.touch(order, toldAt);
    }
    for (const action of actions) this.actions.add(toldAt === undefined ? action : { ...action, updated: toldAt });
  }
}
