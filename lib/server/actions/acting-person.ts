import "server-only";
import type { ServiceContext } from "../context";
import type { Queryable } from "../db/database";

/** Tells the database who acts in this transaction, so that its history of an intent names them. Forgotten at its end. */
export async function actAs(tx: Queryable, ctx: Pick<ServiceContext, "person" | "requestId">): Promise<void> {
  await tx.query("select set_config('orderdeck.person', $1, true), set_config('orderdeck.request', $2, true)", [
    ctx.person.id,
    ctx.requestId,
  ]);
}
