import "server-only";
import { damageOf } from "@/lib/bulk/cell-damage";
import { plainName } from "@/lib/bulk/sheet-columns";
import type { Why } from "@/lib/bulk/verdict";
import type { SheetMapping } from "@/lib/contract/batches";
import { trackingDoubt } from "@/lib/domain/tracking-number";
import { type FormModel, normaliseLine, normaliseTyped, reviewForm } from "@/lib/grammar";
import type { LengowOrderFields } from "@/lib/lengow";
import { type ActionFacts, actionGrammar } from "../actions/action-facts";
import { judgeWish } from "../actions/plan-intents";
import type { ServiceContext } from "../context";
import type { BatchArguments } from "./batch-row";
import { type EarlierActions, standsInTheWay } from "./earlier-actions";
import type { NamedOrder, SheetOrders } from "./sheet-orders";

/** What a row asks for, once it is understood. */
export interface SheetWish {
  marketplace: string;
  marketplace_order_id: string;
  type: string;
  lines: string[] | undefined;
  args: BatchArguments;
}

export interface CheckedRow {
  named: NamedOrder;
  wish: SheetWish | null;
  why: Why[];
}

/** The meanings of a sheet's columns as this row fills them. */
export type RowCells = ReadonlyMap<string, string>;

export function cellsOf(mapping: SheetMapping, row: readonly string[]): RowCells {
  return new Map(
    mapping.columns.flatMap((meaning, at) => (meaning === null ? [] : [[meaning, row[at] ?? ""] as const])),
  );
}

export function namedBy(cells: RowCells): NamedOrder {
  return { marketplace: cells.get("marketplace") ?? "", orderId: cells.get("marketplace_order_id") ?? "" };
}

const CODES = ["marketplace_order_id", "line", "tracking_number", "return_tracking_number"];

function damages(cells: RowCells, usual: ReadonlyMap<string, number | null>): Why[] {
  return [...cells].flatMap(([field, text]): Why[] => {
    const damage = damageOf(text, CODES.includes(field) ? (usual.get(field) ?? null) : null);
    if (damage === null || (damage === "scientific" && !CODES.includes(field))) return [];
    return [{ code: damage, field, detail: text.slice(0, 40) }];
  });
}

/** Arguments as the form would give them: what is typed, a label read as its code, and what the form opens with where a cell is empty. */
function argumentsOf(form: FormModel, cells: RowCells): BatchArguments {
  const args: BatchArguments = {};
  for (const field of form.fields) {
    if (field.name === form.line_argument) continue;
    const text = (cells.get(field.name) ?? "").trim();
    if (text === "") {
      if (field.visible && field.prefill !== null && field.value === null) args[field.name] = field.prefill;
      continue;
    }
    const byLabel = field.values?.some(({ code }) => code === text)
      ? undefined
      : field.values?.find(
          ({ label, code }) => plainName(label) === plainName(text) || plainName(code) === plainName(text),
        );
    args[field.name] = byLabel?.code ?? (field.kind === "date" ? readDay(text) : normaliseTyped(field.kind, text));
  }
  return args;
}

/** "21.11.2026" and "2026-11-21" as a moment; what could be two dates stays as it is, and is then refused. */
function readDay(text: string): string {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day = german ? `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}` : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00Z` : text;
}

function linesOf(form: FormModel, facts: ActionFacts, line: string, marketplace: string): string[] | undefined {
  if (form.line_argument === null) return undefined;
  if (line !== "") return [normaliseLine(line, form.action, facts.order, { marketplace })];
  return form.one_action_per_line ? form.lines.filter(({ allowed }) => allowed).map(({ id }) => id) : undefined;
}

function doubts(form: FormModel, args: BatchArguments): Why[] {
  const number = args.tracking_number;
  if (typeof number !== "string" || number === "") return [];
  const carrier = String(args.carrier ?? args.carrier_name ?? args.custom_carrier ?? "");
  const label =
    form.fields.find(({ name }) => name === "carrier")?.values?.find(({ code }) => code === carrier)?.label ?? "";
  const doubt = carrier === "" ? null : trackingDoubt(number, `${carrier} ${label}`);
  return doubt === null ? [] : [{ code: "tracking_unlike", field: "tracking_number" }];
}

/** The problems of the form's own validator, each at the column that could mend it; what has no column cannot be filled in here. */
function refusals(facts: ActionFacts, wish: SheetWish, columns: SheetMapping["columns"]): Why[] {
  const { type, lines, args } = wish;
  const { problems } = judgeWish(wish.marketplace, facts, { type, args, ...(lines ? { lines } : {}) });
  return problems.map(({ field: name, code }): Why => {
    const field = name.replace(/^args\./, "").replace(/^lines(?:\.\d+)?$/, "line");
    return { code: "field", field, problem: code === "required" && !columns.includes(field) ? "no_column" : code };
  });
}

function hasLine(order: LengowOrderFields, line: string): boolean {
  return order.packages.some((parcel) => parcel.cart.some((one) => one.marketplace_order_line_id === line));
}

/** Everything rows of one sheet are judged by. */
export interface SheetFacts {
  mapping: SheetMapping;
  orders: SheetOrders;
  earlier: EarlierActions;
  /** How long the codes of a column usually are. */
  usual: ReadonlyMap<string, number | null>;
}

/** Where a row leads: the marketplace that is meant, or why that cannot be told. */
function placeOf(orders: SheetOrders, named: NamedOrder): { marketplace: string } | { why: Why } {
  if (named.orderId === "") return { why: { code: "no_order_id", field: "marketplace_order_id" } };
  const marketplace = orders.marketplaceOf(named);
  if (marketplace === undefined) return { why: { code: "no_marketplace", field: "marketplace" } };
  return marketplace === null
    ? { why: { code: "unknown_marketplace", field: "marketplace", detail: named.marketplace.slice(0, 40) } }
    : { marketplace };
}

/** Judges one row by the form's own validator on the order as Lengow has it. */
export async function checkRow(ctx: ServiceContext, facts: SheetFacts, row: readonly string[]): Promise<CheckedRow> {
  const { mapping, orders, earlier } = facts;
  const cells = cellsOf(mapping, row);
  const named = namedBy(cells);
  const place = placeOf(orders, named);
  const damaged = damages(cells, facts.usual);
  if ("why" in place) return { named, wish: null, why: [...damaged, place.why] };
  const { marketplace } = place;
  const { orderId } = named;
  const type = cells.get("type")?.trim() || mapping.type;
  const compiled = await actionGrammar(ctx, marketplace, type);
  const order = orders.get({ marketplace, orderId });
  const line = (cells.get("line") ?? "").trim();
  const base: SheetWish = {
    marketplace,
    marketplace_order_id: orderId,
    type,
    lines: line === "" ? undefined : [line],
    args: typedArgs(cells),
  };
  const stands = standsInTheWay(earlier.get(`${marketplace}\n${orderId}`), { line: line || null, args: base.args });
  if (stands)
    return { named: { ...named, marketplace }, wish: base, why: [{ code: stands.code, detail: stands.state }] };
  if (order === null)
    return {
      named: { ...named, marketplace },
      wish: null,
      why: [...damaged, { code: "order_not_found", field: "marketplace_order_id" }],
    };
  if (!compiled || order === undefined)
    return { named: { ...named, marketplace }, wish: base, why: [...damaged, { code: "order_unchecked" }] };
  const own = { ...compiled, order };
  const { form } = reviewForm({ ...own, values: {}, overlay: { marketplace }, now: ctx.clock.now().toISOString() });
  const here = { ...named, marketplace };
  if (!form.offered) {
    const detail = order.lengow_status ?? "?";
    return {
      named: here,
      wish: null,
      why: [...damaged.filter(({ code }) => code !== "lost_zeros"), { code: "not_offered", detail }],
    };
  }
  const args = argumentsOf(form, cells);
  const wish: SheetWish = { ...base, args, lines: linesOf(form, own, line, marketplace) };
  // The order was found by this id, and the line in it, so nothing of them is missing.
  const found = new Set(["marketplace_order_id", ...(hasLine(order, line) ? ["line"] : [])]);
  const still = damaged.filter(({ code, field }) => !(code === "lost_zeros" && field && found.has(field)));
  return { named: here, wish, why: [...still, ...refusals(own, wish, mapping.columns), ...doubts(form, args)] };
}

const FIELDS = new Set(["marketplace", "marketplace_order_id", "line", "type"]);

function typedArgs(cells: RowCells): BatchArguments {
  return Object.fromEntries([...cells].filter(([name, text]) => !FIELDS.has(name) && text.trim() !== ""));
}
