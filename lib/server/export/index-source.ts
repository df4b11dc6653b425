import "server-only";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import type { ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { askingOf } from "@/lib/server/order-index/answer";
import { countIndex, readIndexKeys, readIndexRowsByKey } from "@/lib/server/order-index/read-rows";
import type { RowSource } from "./row-source";

const BATCH = 500;
const GONE = "some orders left Orderdeck's copy while this file was written; make it again";

/**
 * Orders from our own copy. Which ones is settled before the first row is written, so that whatever moves meanwhile none comes twice and none
 * is passed over; only their identities are held, the rows are read a few hundred at a time.
 */
export async function indexSource(ctx: ServiceContext, query: OrderRowsQuery): Promise<RowSource> {
  const asking = askingOf(ctx);
  const { page: _page, page_size: _size, ordering: _ordering, meta, ...asked } = query;
  // Counted first and listed when the file has begun: the head of the file need not wait for the list.
  const count = await countIndex(ctx, asked, asking);
  return {
    source: "index",
    count,
    batches: async function* (signal) {
      const [keys, names] = await Promise.all([readIndexKeys(ctx, query, asking), marketplaceNames(ctx)]);
      let gone = Math.max(0, count - keys.length);
      for (let at = 0; at < keys.length; at += BATCH) {
        signal.throwIfAborted();
        const wanted = keys.slice(at, at + BATCH);
        const rows = await readIndexRowsByKey(ctx, ctx.accountId, wanted, names, meta);
        gone += wanted.length - rows.length;
        yield { rows };
      }
      yield { rows: [], missing: gone > 0 ? GONE : null };
    },
  };
}
