import "server-only";
import { usualLength } from "@/lib/bulk/cell-damage";
import { isSendable, type Verdict, verdictOf, type Why } from "@/lib/bulk/verdict";
import type { SheetMapping } from "@/lib/contract/batches";
import { hashOf } from "../actions/canonical";
import { FreshCache } from "../cache/fresh-cache";
import type { ServiceContext } from "../context";
import { once } from "../once";
import { type CheckedRow, cellsOf, checkRow, namedBy, type SheetWish } from "./check-row";
import { earlierActions } from "./earlier-actions";
import { sheetOrders } from "./sheet-orders";
import type { StoredSheet } from "./sheet-store";

/** One row as the flight check leaves it. */
export interface JudgedRow extends CheckedRow {
  number: number;
  verdict: Verdict;
  sendable: boolean;
}

const FRESH_MS = 15_000;
const checks = () => once("sheet-checks", () => new FreshCache<JudgedRow[]>({ keepMs: FRESH_MS, maxEntries: 10 }));
/** Between two rests, so that other requests are not kept waiting by five thousand rows. */
const ROWS_AT_ONCE = 100;

const placeOf = ({ marketplace, marketplace_order_id }: SheetWish, line: string): string =>
  `${marketplace}\n${marketplace_order_id}\n${line}`;

/** A second row for the same line of an order would send twice what the first has sent. */
function markDoubles(rows: CheckedRow[]): void {
  const first = new Map<string, { number: number; args: string }>();
  rows.forEach((row, index) => {
    const { wish } = row;
    if (wish === null) return;
    const args = JSON.stringify(wish.args);
    for (const line of wish.lines ?? ["*"]) {
      const whole = first.get(placeOf(wish, "*"));
      const known = first.get(placeOf(wish, line)) ?? whole;
      if (known) {
        const code: Why["code"] = known.args === args ? "duplicate" : "same_order";
        row.why.push({ code, detail: String(known.number) });
        break;
      }
      first.set(placeOf(wish, line), { number: index + 1, args });
    }
  });
}

function usualLengths(mapping: SheetMapping, rows: readonly (readonly string[])[]): Map<string, number | null> {
  return new Map(
    mapping.columns.flatMap((meaning, at) =>
      meaning === null ? [] : [[meaning, usualLength(rows.map((row) => row[at] ?? ""))] as const],
    ),
  );
}

async function judge(ctx: ServiceContext, sheet: StoredSheet): Promise<JudgedRow[]> {
  const { mapping, rows } = sheet;
  const named = rows.map((row) => namedBy(cellsOf(mapping, row))).filter(({ orderId }) => orderId !== "");
  const [orders, earlier] = await Promise.all([
    sheetOrders(ctx, sheet.id, named, mapping.type),
    earlierActions(
      ctx,
      mapping.type,
      named.map(({ orderId }) => orderId),
    ),
  ]);
  const facts = { mapping, orders, earlier, usual: usualLengths(mapping, rows) };
  const checked: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    checked.push(await checkRow(ctx, facts, row));
  }
  markDoubles(checked);
  return checked.map((row, index) => ({
    ...row,
    number: index + 1,
    verdict: verdictOf(row.why),
    sendable: row.wish !== null && isSendable(row.why),
  }));
}

/**
 * The flight check: every row judged by the validator of the form, on the orders as Lengow has them, beside the other rows and what was sent before.
 * Nothing is recorded.
 * @throws LengowError when orders or metadata could not be read
 */
export async function checkSheet(ctx: ServiceContext, sheet: StoredSheet): Promise<JudgedRow[]> {
  const key = `${ctx.accountId}:${sheet.id}:${hashOf([sheet.rows, sheet.mapping])}`;
  const answer = await checks().read(key, () => judge(ctx, sheet), {
    clock: ctx.clock,
    freshMs: FRESH_MS / ctx.timeScale,
  });
  return answer.value;
}
