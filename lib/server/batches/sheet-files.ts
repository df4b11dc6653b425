import "server-only";
import { stringify } from "csv-stringify/sync";
import type { Separator } from "@/lib/bulk/file-text";
import { type BatchRowView, MOST_ROWS } from "@/lib/contract/batches";
import { OrderSearchBody } from "@/lib/contract/orders";
import { actionGrammar } from "../actions/action-facts";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";
import { checkSheet } from "./check-sheet";
import { findBatch } from "./find-batch";
import { frozenIds } from "./freeze-orders";
import { batchRows, rowView } from "./read-batches";
import { readManyOrders } from "./read-many-orders";
import { findSheet } from "./sheet-store";

/** A byte order mark, for Excel takes UTF-8 for something else without one. */
const MARK = "\ufeff";

function csv(rows: readonly (readonly string[])[], separator: Separator, guard: boolean): string {
  return (
    MARK + stringify(rows as string[][], { delimiter: separator, record_delimiter: "\r\n", escape_formulas: guard })
  );
}

/** A CSV answer that is saved and not shown. The name is ours: nothing of a person stands in it. */
export function csvResponse(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
    },
  });
}

/** A text that a spreadsheet must not take for a formula. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function outcomeOf(row: BatchRowView): string[] {
  const [action] = row.actions;
  const words = [
    row.message,
    ...row.details.map(({ field, message }) => `${field} ${message}`),
    ...row.actions.map((one) => one.error_text),
  ];
  return [
    row.outcome,
    inert(words.filter((word): word is string => Boolean(word)).join("; ")),
    row.actions.map(({ upstream_id }) => upstream_id ?? "").join(" "),
    action?.id ?? "",
  ];
}

const OUTCOME_COLUMNS = ["orderdeck_outcome", "orderdeck_message", "orderdeck_lengow_id", "orderdeck_action"];

/**
 * The same file with what became of each row, or the flight check's verdict for rows that were not sent. Cells stand as they came; dropped again,
 * the outcome columns are not read and what was sent is not sent again.
 * @throws AppError `not_found`
 */
export async function sheetResult(ctx: ServiceContext, id: string, batchId: string | undefined): Promise<string> {
  requireScope(ctx, "actions:send");
  const sheet = await findSheet(ctx.db, ctx.accountId, id);
  if (batchId !== undefined) await findBatch(ctx.db, ctx.accountId, batchId);
  const sent = batchId === undefined ? [] : await batchRows(ctx, batchId, { limit: MOST_ROWS, offset: 0 });
  const outcomes = new Map(sent.map((row) => [row.file_row, outcomeOf(rowView(row))]));
  const judged = await checkSheet(ctx, sheet);
  const body = sheet.rows.map((row, index) => {
    const check = judged[index];
    const why =
      check?.why.map(({ code, field, problem }) => [code, field, problem].filter(Boolean).join(" ")).join("; ") ?? "";
    return [...row, ...(outcomes.get(index + 1) ?? [check ? `not sent: ${check.verdict}` : "", inert(why), "", ""])];
  });
  const hasNames = sheet.header.some((name) => name !== "");
  // Without names the columns would be guessed anew and the outcomes among them.
  const names = hasNames ? sheet.header : sheet.mapping.columns.map((meaning, at) => meaning ?? `column_${at + 1}`);
  return csv([[...names, ...OUTCOME_COLUMNS], ...body], sheet.layout.separator, false);
}

/** Arguments a sheet may fill, in the order people think. */
const FIRST = ["carrier", "carrier_name", "shipping_method", "tracking_number", "tracking_url", "shipping_date"];

/**
 * A template of the open orders that a question of the grid finds: one row per line, a column per argument that their marketplaces know for shipping,
 * and below them, as remarks, the carriers that each marketplace takes.
 */
export async function sheetTemplate(ctx: ServiceContext, query: string): Promise<string> {
  requireScope(ctx, "actions:send");
  const asked = new URLSearchParams(query);
  if (!asked.has("lengow_status")) asked.set("lengow_status", "waiting_shipment");
  if (!OrderSearchBody.safeParse({ ...Object.fromEntries(asked), page: "1", page_size: "100" }).success)
    throw badRequest([{ field: "query", message: "is not a question of the orders grid" }]);
  const { orders: ids } = await frozenIds(ctx, asked.toString(), null);
  const call = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal } as const;
  const statuses = (asked.get("lengow_status") ?? "").split(",");
  const many = await readManyOrders(
    ctx.lengow(),
    ids.map(({ marketplace, marketplace_order_id: orderId }) => ({ marketplace, orderId, statuses })),
    call,
  );
  const columns = new Set<string>();
  const remarks: string[][] = [];
  for (const marketplace of new Set(ids.map((id) => id.marketplace))) {
    const compiled = await actionGrammar(ctx, marketplace, "ship");
    for (const { name, values } of compiled?.grammar.arguments ?? []) {
      if (name !== "line") columns.add(name);
      if (values.length > 0 && /carrier|method/.test(name))
        remarks.push([`# ${marketplace} ${name}:`, ...values.map(({ code }) => code)]);
    }
  }
  const args = [
    ...FIRST.filter((name) => columns.has(name)),
    ...[...columns].filter((name) => !FIRST.includes(name)).sort(),
  ];
  const rows = ids.flatMap(({ marketplace, marketplace_order_id: orderId }) => {
    const lines = many.get({ marketplace, orderId })?.packages.flatMap((parcel) => parcel.cart) ?? [];
    return lines.map((line) => [
      marketplace,
      orderId,
      line.marketplace_order_line_id,
      line.title ?? "",
      String(line.quantity),
      ...args.map(() => ""),
    ]);
  });
  const header = ["marketplace", "marketplace_order_id", "line", "title", "quantity_ordered", ...args];
  return csv([header, ...rows, ...remarks], ";", true);
}
