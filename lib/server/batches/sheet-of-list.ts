import "server-only";
import type { SheetMapping } from "@/lib/contract/batches";
import { actionGrammar } from "../actions/action-facts";
import { requireScope, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { readIndexRowsByKey } from "../order-index/read-rows";
import { findFrozen } from "./freeze-orders";
import { keepSheet } from "./sheet-store";

/** The action whose values are filled in order by order. */
export const SHEET_ACTION = "ship";

/** What people need to recognise an order; not sent. */
const SHOWN = ["title", "quantity_ordered"] as const;
/** Offered wherever a marketplace knows it, in the order people fill them in; everything else only where it must be given. */
const USUAL = ["tracking_number", "carrier", "carrier_name", "shipping_method"];

async function columnsFor(ctx: ServiceContext, marketplaces: Iterable<string>): Promise<string[]> {
  const [known, mandatory] = [new Set<string>(), new Set<string>()];
  for (const marketplace of marketplaces) {
    const compiled = await actionGrammar(ctx, marketplace, SHEET_ACTION);
    for (const argument of compiled?.grammar.arguments ?? []) {
      known.add(argument.name);
      if (argument.mandatory) mandatory.add(argument.name);
    }
  }
  mandatory.delete("line");
  const usual = USUAL.filter((name) => known.has(name));
  return [...usual, ...[...mandatory].filter((name) => !USUAL.includes(name)).sort()];
}

async function sheetRows(ctx: ServiceContext, list: string) {
  const { orders } = await findFrozen(ctx, list);
  const meant = orders.filter(({ offered }) => offered[SHEET_ACTION] !== undefined);
  if (meant.length === 0) throw notFound();
  const names = meant.map((order) => [order.marketplace, order.marketplace_order_id] as const);
  const known = await readIndexRowsByKey(ctx, ctx.accountId, names, new Map());
  const shown = new Map(known.map((row) => [`${row.marketplace}\n${row.marketplace_order_id}`, row]));
  const columns = await columnsFor(ctx, new Set(meant.map(({ marketplace }) => marketplace)));
  const rows = meant.map(({ marketplace, marketplace_order_id: id }) => {
    const row = shown.get(`${marketplace}\n${id}`);
    const told = row ? [row.first_title ?? "", String(row.items_total)] : ["", ""];
    return [id, marketplace, ...columns.map(() => ""), ...told];
  });
  // What is to be filled in stands beside the order, in sight.
  const filled = ["marketplace_order_id", "marketplace", ...columns];
  const mapping: SheetMapping = { type: SHEET_ACTION, columns: [...filled, ...SHOWN.map(() => null)] };
  return { header: [...filled, ...SHOWN], rows, mapping };
}

/**
 * The sheet of a frozen list: a row for each of its orders that can be shipped, with empty cells for what belongs to one order alone. It is made
 * once and keeps what was typed into it, under the list's own id, so that its address names no order; asking again gives the same.
 * @throws AppError `not_found`: no such list of this account, or none of its orders can be shipped
 */
export async function sheetOfList(ctx: ServiceContext, list: string): Promise<{ id: string }> {
  requireScope(ctx, "actions:send");
  const { header, rows, mapping } = await sheetRows(ctx, list);
  const sheet = { encoding: "utf-8", separator: ",", header, rows } as const;
  await keepSheet(ctx, { id: list, name: "", origin: "list" }, sheet, mapping);
  return { id: list };
}
