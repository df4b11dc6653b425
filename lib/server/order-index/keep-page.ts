import "server-only";
import type { AccountState } from "./account-state";
import { holdAccount } from "./lease";
import type { ReadPage } from "./read-page";
import type { ReadingParts } from "./reading-parts";
import { writeOrders } from "./write-orders";

/** Written at a time: the embedded engine lets nobody else in meanwhile. */
const AT_ONCE = 25;

/**
 * Keeps a page that was read, a few orders at a time. Whoever moves a cursor on does so after this: a page that was kept in part is
 * read again.
 * @param walk the walk that read it; 0 for a look at changes
 * @returns how many orders were new or had changed
 * @throws LostAccount
 */
export async function keepPage(
  parts: ReadingParts,
  accountId: number,
  state: AccountState,
  { orders, readAt }: ReadPage,
  walk = 0,
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    changed += await parts.db.tx(async (tx) => {
      await holdAccount(tx, accountId, parts.owner, state.walk);
      return writeOrders(tx, accountId, orders.slice(from, from + AT_ONCE), { readAt, walk });
    });
    // A timer, so that requests which came meanwhile are looked at first.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return changed;
}
