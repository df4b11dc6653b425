import type { ActionState } from "@/lib/domain/status";
import type { Database } from "../../db/database";

const MINUTE_MS = 60_000;

/** An action that another tool asked for. */
export interface Elsewhere {
  id?: number;
  marketplace?: string;
  type?: string;
  order?: string;
  line?: string;
  state?: Extract<ActionState, "accepted" | "done" | "done_with_warning" | "refused">;
  message?: string | null;
  params?: Record<string, string>;
  /** Minutes ago that it was asked for, and that it ended. */
  ago?: number;
  ended?: number;
}

let numbers = 900_000;

/** Puts actions of other tools into our copy of Lengow's list, as a reading of it does. @returns their ids as failures */
export async function askedElsewhere(db: Database, account: number, rows: readonly Elsewhere[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { ago = 5, ended = ago, state = "refused", ...row } of rows) {
    numbers += 1;
    const id = row.id ?? numbers;
    const message = row.message === undefined ? (state === "refused" ? "Unknown carrier" : null) : row.message;
    await db.query(
      `insert into lengow_actions (account_id, id, marketplace, order_id, action_type, line, state, message, params, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)`,
      [
        account,
        id,
        row.marketplace ?? "amazon_fr",
        row.order ?? `O-${id}`,
        row.type ?? "ship",
        row.line ?? "*",
        state,
        message,
        JSON.stringify(row.params ?? {}),
        new Date(Date.now() - ago * MINUTE_MS),
        new Date(Date.now() - ended * MINUTE_MS),
      ],
    );
    ids.push(`lengow-${id}`);
  }
  return ids;
}

/** `count` refusals in the same words, each of an order of its own. */
export const refusals = (count: number, change: Elsewhere = {}): Elsewhere[] =>
  Array.from({ length: count }, () => ({ ...change }));

/** Later actions for the same orders, all done: what failed is settled by them. */
export async function sentAgain(db: Database, account: number): Promise<void> {
  const failed = await db.query<{ marketplace: string; order_id: string; action_type: string; line: string }>(
    "select marketplace, order_id, action_type, line from triage_failures where account_id = $1 and closed_reason is null",
    [account],
  );
  const again = failed.map(({ marketplace, order_id: order, action_type: type, line }) => ({
    ...{ marketplace, order, type, line },
    state: "done" as const,
    ago: 0,
  }));
  await askedElsewhere(db, account, again);
}
