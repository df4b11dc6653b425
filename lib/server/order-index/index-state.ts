import "server-only";
import type { LengowTrouble, OrderIndexState } from "@/lib/contract/orders";
import type { ServiceContext } from "@/lib/server/context";
import { type AccountState, readAccountState } from "./account-state";
import { NO_INDEX } from "./no-index";
import { indexTimings } from "./timings";

/** How far an account's copy is, and whether it is fresh enough to answer in Lengow's place. */
export interface IndexNow {
  account: AccountState | null;
  fresh: boolean;
  said: OrderIndexState;
}

function progressOf({ walk_seen: seen, walk_of: all }: AccountState): number | null {
  if (all === null) return null;
  return all === 0 ? 1 : Math.min(1, seen / all);
}

function since(complete: AccountState["complete_from"]): string | null {
  return complete instanceof Date ? complete.toISOString() : null;
}

/** What Lengow did that our reader could not read it, as of its last try. */
export function troubleOf({ failure, failed_since: since, rest_until: next }: AccountState): LengowTrouble | undefined {
  if (failure === null || since === null) return undefined;
  return { reason: failure, since: since.toISOString(), next_at: next?.toISOString() ?? null };
}

/** What is known of the copy at this moment. */
export async function indexNow(ctx: Pick<ServiceContext, "db" | "accountId" | "timeScale">): Promise<IndexNow> {
  const account = await readAccountState(ctx.db, ctx.accountId);
  if (!account) return { account, fresh: false, said: NO_INDEX };
  const fresh = account.age_ms !== null && account.age_ms <= indexTimings(ctx.timeScale).staleMs;
  const filling = typeof account.complete_from !== "number";
  const trouble = troubleOf(account);
  const said: OrderIndexState = {
    state: filling ? "filling" : fresh ? "ready" : "behind",
    as_of: account.as_of?.toISOString() ?? null,
    from: since(account.complete_from),
    progress: filling ? progressOf(account) : null,
    ...(trouble ? { trouble } : {}),
  };
  return { account, fresh, said };
}
