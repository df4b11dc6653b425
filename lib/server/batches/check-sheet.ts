import "server-only";
import { usualLength } from "@/lib/bulk/cell-damage";
import { isSendable, type Verdict, verdictOf, type Why } from "@/lib/bulk/verdict";
import type { SheetMapping } from "@/lib/contract/batches";
import { hashOf } from "../actions/canonical";
import { FreshCache } from "../cache/fresh-cache";
import { type NamesByMarketplace, ownNames } from "../carriers/own-names";
import type { ServiceContext } from "../context";
import { once } from "../once";
import { type CheckedRow, cellsOf, checkRow, namedBy, type SheetWish } from "./check-row";
import { earlierActions } from "./earlier-actions";
import { sharedTrackings } from "./shared-trackings";
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

const parcelOf = (mapping: SheetMapping, rows: StoredSheet["rows"]) => (row: CheckedRow, index: number) => ({
  ...row.named,
  tracking: cellsOf(mapping, rows[index] ?? []).get("tracking_number") ?? "",
});

/** How many rows of a sheet batches took, by how far they and their batches are: when one of them moves, an earlier look is too old. */
const HANDED_ON = `
select b.state as batch, r.state, count(*) as count from batch_rows r join batches b on b.id = r.batch_id
where b.account_id = $1 and b.file_id = $2 group by b.state, r.state order by b.state, r.state`;

async function judge(ctx: ServiceContext, sheet: StoredSheet, carriers: NamesByMarketplace): Promise<JudgedRow[]> {
  const { mapping, rows } = sheet;
  const named = rows.map((row) => namedBy(cellsOf(mapping, row))).filter(({ orderId }) => orderId !== "");
  const [orders, earlier] = await Promise.all([
    sheetOrders(ctx, sheet.id, named, mapping.type),
    earlierActions(
      ctx,
      named.map(({ orderId }) => orderId),
    ),
  ]);
  const facts = { mapping, orders, earlier, usual: usualLengths(mapping, rows), carriers };
  const checked: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    checked.push(await checkRow(ctx, facts, row));
  }
  markDoubles(checked);
  const shared = await sharedTrackings(ctx, checked.map(parcelOf(mapping, rows)));
  checked.forEach((row, index) => {
    row.why.push(...(shared[index] ?? []));
  });
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
  const [carriers, handedOn] = await Promise.all([ownNames(ctx), ctx.db.query(HANDED_ON, [ctx.accountId, sheet.id])]);
  // A name that is given now, or a row that is sent, is seen at the next look, and not when this one is old.
  const key = `${ctx.accountId}:${sheet.id}:${hashOf([sheet.rows, sheet.mapping, [...carriers], handedOn])}`;
  const answer = await checks().read(key, () => judge(ctx, sheet, carriers), {
    clock: ctx.clock,
    freshMs: FRESH_MS / ctx.timeScale,
  });
  return answer.value;
}
