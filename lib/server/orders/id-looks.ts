import "server-only";
import type { OrderLook, OrderLookQuery } from "@/lib/contract/orders";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { once } from "@/lib/server/once";

interface Look {
  asked: number;
  readonly all: number;
  readonly stop: AbortController;
}

/** The looks under way in this process, by account and id; questions with other filters look for one id at the same time. */
const underWay = () => once("order-id-looks-under-way", () => new Map<string, Set<Look>>());

const keyOf = (accountId: number, id: string) => `${accountId}:${id}`;

interface Telling {
  /** Fires when somebody stopped the look. */
  signal: AbortSignal;
  answered(): void;
  /** The look has its answer or failed: what is still being asked is given up. */
  end(): void;
}

/** Tells of a look for one order id that asks `all` marketplaces. */
export function beginLook(accountId: number, id: string, all: number): Telling {
  const [key, look] = [keyOf(accountId, id), { asked: 0, all, stop: new AbortController() }];
  const looks = underWay().get(key) ?? new Set();
  underWay().set(key, looks.add(look));
  return {
    signal: look.stop.signal,
    answered: () => {
      look.asked += 1;
    },
    end: () => {
      looks.delete(look);
      if (looks.size === 0 && underWay().get(key) === looks) underWay().delete(key);
      look.stop.abort();
    },
  };
}

/** How far a look is. Null when none is under way in this process: it ended, our own copy answered, or another process looks. */
export function readLook(ctx: ServiceContext, { marketplace_order_id: id }: OrderLookQuery): OrderLook {
  requireScope(ctx, "orders:read");
  const looks = [...(underWay().get(keyOf(ctx.accountId, id.trim())) ?? [])];
  if (looks.length === 0) return { look: null };
  const sum = (count: (look: Look) => number) => looks.reduce((total, look) => total + count(look), 0);
  return { look: { asked: sum(({ asked }) => asked), all: sum(({ all }) => all) } };
}

/**
 * Ends a look: marketplaces not asked yet are left alone. Whoever waits for it is told that it was given up, never that the order does not exist.
 */
export function stopLook(ctx: ServiceContext, query: OrderLookQuery): OrderLook {
  const told = readLook(ctx, query);
  for (const look of underWay().get(keyOf(ctx.accountId, query.marketplace_order_id.trim())) ?? []) look.stop.abort();
  return told;
}
