/** The flight check of a large sheet: real open orders of the sandbox, filled in as a warehouse would, nearly all of them fit to be sent. */
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { trackingDoubt } from "@/lib/domain/tracking-number";
import type { ActionGrammar } from "@/lib/grammar";
import type { LengowClient } from "@/lib/lengow";
import { actionGrammar } from "@/lib/server/actions/action-facts";
import { checkSheet } from "@/lib/server/batches/check-sheet";
import { sheetTemplate } from "@/lib/server/batches/sheet-files";
import { findSheet } from "@/lib/server/batches/sheet-store";
import { addSheet } from "@/lib/server/batches/sheets";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { ACCOUNT, contextOf, control } from "./actions-account";
import type { Running } from "./servers";
import type { Row } from "./table";

const ROWS = 5_000;
/** Left of it the template says whose row it is. */
const FIRST_ARGUMENT = 5;
const EVER = "2000-01-01T00:00:00Z";

type Argument = ActionGrammar["arguments"][number];

/** Everything that can be shipped waits to be. */
async function openAll(sandbox: Running, client: LengowClient): Promise<void> {
  for await (const page of client.orders.pages({ marketplaceOrderDateFrom: EVER }, { lane: "background" })) {
    for (const { marketplace, marketplace_order_id, lengow_status: status, order_types: types } of page.orders) {
      // What a marketplace ships itself is never open for a merchant.
      const isTheirs = types.some(({ type }) => type === "is_delivered_by_marketplace");
      if (status === "waiting_shipment" || isTheirs) continue;
      const lengow_status = "waiting_shipment";
      await control(sandbox, "orders", { account: ACCOUNT, marketplace, marketplace_order_id, lengow_status });
    }
  }
}

/** Digits on a label: nothing that looks like another carrier's number, and lengths that some carrier prints. */
const LENGTHS = [14, 12, 11, 10, 13, 8, 9, 22];

/** A number such as the carrier prints; of no format where its format is not known. */
function numberOf(carrier: string, row: number): string {
  const digits = LENGTHS.map((length) => `9${String(row).padStart(length - 1, "0")}`);
  return [`PARCEL-${row}`, ...digits].find((number) => trackingDoubt(number, carrier) === null) ?? `PARCEL-${row}`;
}

/** What a warehouse types into the cells of one row. Carriers whose numbers cannot be made up here are not chosen. */
function typed(args: readonly Argument[], row: number): Map<string, string> {
  const cells = new Map<string, string>();
  let carrier = "";
  for (const { name, values } of args) {
    const fitting = values.filter(({ code, label }) => {
      const asked = `${code} ${label}`;
      return trackingDoubt(numberOf(asked, row), asked) === null;
    });
    const choices = name === "carrier" && fitting.length > 0 ? fitting : values;
    const choice = choices[row % choices.length];
    if (choice) cells.set(name, choice.code);
    else if (/carrier|method/.test(name)) cells.set(name, "Our own van");
    else if (/url/.test(name)) cells.set(name, `https://example.test/parcel/${row}`);
    if (name === "carrier") carrier = choice ? `${choice.code} ${choice.label}` : "";
  }
  for (const { name } of args) if (/tracking_number/.test(name)) cells.set(name, numberOf(carrier, row));
  return cells;
}

/** The template of the open orders with every cell filled that shipping asks for. */
async function filledSheet(ctx: ServiceContext): Promise<string> {
  const text = await sheetTemplate(ctx, "lengow_status=waiting_shipment&marketplace_order_date_from=2000-01-01");
  const [header = [], ...lines]: string[][] = parse(text, { delimiter: ";", bom: true, relax_column_count: true });
  const rows: string[][] = [];
  const whole = new Set<string>();
  for (const row of lines.filter(([first]) => !first?.replace(/^'/, "").startsWith("#"))) {
    const [marketplace = "", orderId = ""] = row;
    const args = (await actionGrammar(ctx, marketplace, "ship"))?.grammar.arguments ?? [];
    // Where a marketplace ships whole orders alone, a second row of one would be the same order again.
    if (!args.some(({ name }) => name === "line") && whole.size === whole.add(`${marketplace}\n${orderId}`).size)
      continue;
    for (const [name, text] of typed(args, rows.length)) {
      const column = header.indexOf(name, FIRST_ARGUMENT);
      if (column > 0) row[column] = text;
    }
    rows.push(row);
    if (rows.length === ROWS) break;
  }
  return stringify([header, ...rows], { delimiter: ";", record_delimiter: "\r\n" });
}

/** Five thousand rows of a sheet, from the first call to the last verdict. */
export async function flightCheck(db: Database, client: LengowClient, sandbox: Running): Promise<Row> {
  const ctx = contextOf(db, client);
  await openAll(sandbox, client);
  const { id } = await addSheet(ctx, "bench.csv", new TextEncoder().encode(await filledSheet(ctx)));
  const sheet = await findSheet(db, ACCOUNT, id);
  const began = performance.now();
  const rows = await checkSheet(ctx, sheet);
  const took = performance.now() - began;
  const green = rows.filter(({ verdict }) => verdict === "green").length;
  return {
    figure: "flight check of 5,000 rows, orders read from Lengow (embedded)",
    value: `${(took / 1_000).toFixed(2)} s (n ${rows.length}, ${green} green)`,
    goal: "under 3 s, nine in ten green",
    met: took < 3_000 && green >= rows.length * 0.9,
  };
}
