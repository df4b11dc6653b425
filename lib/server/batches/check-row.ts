import "server-only";
import type { OwnName } from "@/lib/bulk/carrier-names";
import { damageOf } from "@/lib/bulk/cell-damage";
import { readCell } from "@/lib/bulk/read-choice";
import type { Why } from "@/lib/bulk/verdict";
import type { SheetMapping } from "@/lib/contract/batches";
import { trackingDoubt } from "@/lib/domain/tracking-number";
import { type ActionGrammar, type FormModel, normaliseLine, normaliseTyped, reviewForm } from "@/lib/grammar";
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
  /** The arguments that this row must give, by what its other cells say. */
  required: string[];
  /** The arguments that its marketplace takes for this order and these values; null where that is not known. */
  takes: string[] | null;
  /** Units that the action still reaches, of those that were ordered; null where the order is not known. */
  units: { left: number; all: number } | null;
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

/**
 * Arguments as the form would give them: what is typed, a label or a merchant's own name read as its code, and what the form opens with where a cell
 * is empty.
 */
function argumentsOf(form: FormModel, cells: RowCells, own: readonly OwnName[]): BatchArguments {
  const args: BatchArguments = {};
  for (const field of form.fields) {
    if (field.name === form.line_argument) continue;
    const text = (cells.get(field.name) ?? "").trim();
    if (text === "") {
      if (field.visible && field.prefill !== null && field.value === null) args[field.name] = field.prefill;
      continue;
    }
    const known = readCell({ name: field.name, values: field.values ?? [] }, text, own);
    args[field.name] = known?.code ?? normaliseCell(field.kind, text);
  }
  return args;
}

/** "21.11.2026" and "2026-11-21" as a moment; what could be two dates stays as it is, and is then refused. */
function readDay(text: string): string {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day = german ? `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}` : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00Z` : text;
}

/** What is typed as the form would take it. */
function normaliseCell(kind: Parameters<typeof normaliseTyped>[0], text: string): string {
  return kind === "date" ? readDay(text.trim()) : normaliseTyped(kind, text);
}

function linesOf(form: FormModel, facts: ActionFacts, line: string, marketplace: string): string[] | undefined {
  if (form.line_argument === null) return undefined;
  if (line !== "") return [normaliseLine(line, form.action, facts.order, { marketplace })];
  return form.one_action_per_line ? form.lines.filter(({ allowed }) => allowed).map(({ id }) => id) : undefined;
}

function doubts(form: FormModel, args: BatchArguments): Why[] {
  const number = args.tracking_number;
  if (typeof number !== "string" || number === "") return [];
  const spaced: Why[] = /\s/.test(number.trim()) ? [{ code: "tracking_spaced", field: "tracking_number" }] : [];
  const carrier = String(args.carrier ?? args.carrier_name ?? args.custom_carrier ?? "");
  const label =
    form.fields.find(({ name }) => name === "carrier")?.values?.find(({ code }) => code === carrier)?.label ?? "";
  const doubt = carrier === "" ? null : trackingDoubt(number, `${carrier} ${label}`);
  return doubt === null ? spaced : [...spaced, { code: "tracking_unlike", field: "tracking_number" }];
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
  /** The account's own names of carriers, by marketplace. */
  carriers: ReadonlyMap<string, readonly OwnName[]>;
}

/** Where a row leads: the marketplace that is meant, or why that cannot be told. */
function placeOf(orders: SheetOrders, named: NamedOrder): { marketplace: string } | { why: Why } {
  if (named.orderId === "") return { why: { code: "no_order_id", field: "marketplace_order_id" } };
  const place = orders.placeOf(named);
  if ("marketplace" in place) return place;
  const detail = place.trouble === "unknown_marketplace" ? { detail: named.marketplace.slice(0, 40) } : {};
  return { why: { code: place.trouble, field: "marketplace", ...detail } };
}

/** What a row comes to before its order's form is looked at. */
const plainRow = (named: NamedOrder, wish: SheetWish | null, why: Why[]): CheckedRow => ({
  named,
  wish,
  why,
  required: [],
  takes: null,
  units: null,
});

/** Units of the lines that the action still reaches, and of the whole order, as the form of a single order counts them. */
function unitsOf(form: FormModel, { packages }: LengowOrderFields): { left: number; all: number } {
  const open = new Set(form.lines.filter(({ allowed }) => allowed).map(({ id }) => id));
  const lines = packages.flatMap((parcel) => parcel.cart);
  const sum = (list: typeof lines) => list.reduce((total, { quantity }) => total + quantity, 0);
  const all = sum(lines);
  return { all, left: open.size === 0 ? all : sum(lines.filter((line) => open.has(line.marketplace_order_line_id))) };
}

/** Whether what stands in other cells asks for a field that is not mandatory: the marketplace may refuse without it. */
function isNeeded({ needed_here, notes }: FormModel["fields"][number]): boolean {
  return needed_here && !notes.some(({ code }) => code === "expected_in_practice");
}

const TRACKING = "tracking_number";

/** Whether a sheet that holds tracking numbers has none for this row, though its marketplace takes one: most likely nobody has come to it yet. */
function isUntracked({ fields }: FormModel, { columns }: SheetMapping, cells: RowCells): boolean {
  const field = fields.find(({ name }) => name === TRACKING);
  return field?.visible === true && columns.includes(TRACKING) && (cells.get(TRACKING) ?? "").trim() === "";
}

/** Why an action is not offered on an order, as the form of a single order gives its reason. */
function notOffered({ action, reason }: FormModel): Why {
  if (reason === undefined) return { code: "action_unknown" };
  switch (reason.code) {
    case "status_not_allowed":
      return action === "ship" && reason.status === "shipped"
        ? { code: "already_shipped" }
        : { code: "not_offered", detail: reason.status ?? "?" };
    case "status_missing":
    case "status_empty":
      return { code: "never_allowed" };
    default:
      return { code: reason.code };
  }
}

/** Judges a row on its order by the form's own validator. */
function checkOnOrder(
  facts: SheetFacts,
  own: ActionFacts,
  row: { cells: RowCells; named: NamedOrder; base: SheetWish; damaged: Why[]; now: string },
): CheckedRow {
  const { cells, named, base, damaged, now } = row;
  const { marketplace } = base;
  const { form } = reviewForm({ ...own, values: {}, overlay: { marketplace }, now });
  if (!form.offered) {
    const still = damaged.filter(({ code }) => code !== "lost_zeros");
    return plainRow(named, null, [...still, notOffered(form)]);
  }
  const line = (cells.get("line") ?? "").trim();
  const args = argumentsOf(form, cells, facts.carriers.get(marketplace) ?? []);
  const wish: SheetWish = { ...base, args, lines: linesOf(form, own, line, marketplace) };
  // The order was found by this id, and the line in it, so nothing of them is missing.
  const found = new Set(["marketplace_order_id", ...(hasLine(own.order, line) ? ["line"] : [])]);
  const still = damaged.filter(({ code, field }) => !(code === "lost_zeros" && field && found.has(field)));
  // Some values are asked for by what stands in other cells.
  const filled = reviewForm({ ...own, values: args, overlay: { marketplace }, now }).form;
  const missing = refusals(own, wish, facts.mapping.columns);
  // Told of where no column holds it too: one can be added.
  const needed = filled.fields.filter((field) => isNeeded(field) && field.name !== form.line_argument);
  const isTyped = (name: string) => (cells.get(name) ?? "").trim() !== "";
  const empty = needed.filter(({ name, value }) => value === null && !isTyped(name));
  const asked = empty.map(({ name }): Why => ({ code: "needed_empty", field: name }));
  const said = [...missing, ...asked];
  const untold = isUntracked(filled, facts.mapping, cells) && !said.some(({ field }) => field === TRACKING);
  if (untold) said.push({ code: "no_tracking", field: TRACKING });
  // What the form opens with needs no typing.
  const required = filled.fields.filter(({ name, visible, required: must }) => {
    return visible && must && (isTyped(name) || missing.some(({ field }) => field === name));
  });
  return {
    named,
    wish,
    why: [...still, ...said, ...doubts(form, args)],
    required: [...required, ...needed].map(({ name }) => name),
    takes: filled.fields.filter(({ visible }) => visible).map(({ name }) => name),
    units: unitsOf(form, own.order),
  };
}

/** Judges one row on the order as Lengow has it, and by what was sent for it before. */
export async function checkRow(ctx: ServiceContext, facts: SheetFacts, row: readonly string[]): Promise<CheckedRow> {
  const { mapping, orders, earlier } = facts;
  const cells = cellsOf(mapping, row);
  const named = namedBy(cells);
  const place = placeOf(orders, named);
  const damaged = damages(cells, facts.usual);
  if ("why" in place) return plainRow(named, null, [...damaged, place.why]);
  const { marketplace } = place;
  const { orderId } = named;
  const here = { ...named, marketplace };
  const type = cells.get("type")?.trim() || mapping.type;
  const compiled = await actionGrammar(ctx, marketplace, type);
  const order = orders.get({ marketplace, orderId });
  const line = (cells.get("line") ?? "").trim();
  const base: SheetWish = {
    marketplace,
    marketplace_order_id: orderId,
    type,
    lines: line === "" ? undefined : [line],
    args: typedArgs(cells, compiled?.grammar, facts.carriers.get(marketplace) ?? []),
  };
  const onLine = line === "" || !order ? line : normaliseLine(line, type, order, { marketplace });
  const asked = { type, line: onLine || null, args: base.args };
  const stands = standsInTheWay(earlier.get(`${marketplace}\n${orderId}`), asked);
  if (stands) return plainRow(here, base, [{ code: stands.code, detail: stands.state }]);
  if (order === null)
    return plainRow(here, null, [...damaged, { code: "order_not_found", field: "marketplace_order_id" }]);
  if (!compiled || order === undefined) return plainRow(here, base, [...damaged, { code: "order_unchecked" }]);
  const now = ctx.clock.now().toISOString();
  return checkOnOrder(facts, { ...compiled, order }, { cells, named: here, base, damaged, now });
}

const FIELDS = new Set(["marketplace", "marketplace_order_id", "line", "type"]);

/** What is typed, its names read as codes: what was sent before is compared with it, and it is what is sent of an order that could not be read. */
function typedArgs(
  cells: RowCells,
  grammar: Pick<ActionGrammar, "arguments"> | undefined,
  own: readonly OwnName[],
): BatchArguments {
  const typed = [...cells].filter(([name, text]) => !FIELDS.has(name) && text.trim() !== "");
  return Object.fromEntries(
    typed.map(([name, text]) => {
      const argument = grammar?.arguments.find((one) => one.name === name);
      if (!argument) return [name, text];
      return [name, readCell(argument, text, own)?.code ?? normaliseCell(argument.kind, text)];
    }),
  );
}
