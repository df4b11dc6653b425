import { z } from "zod";
import type { Encoding, Separator } from "@/lib/bulk/file-text";
import type { FillOutcome } from "@/lib/bulk/fill-empty";
import type { LackingColumn } from "@/lib/bulk/lacking-columns";
import type { PlacedCell } from "@/lib/bulk/pasted-cells";
import { type LeftVerdict, VERDICTS, type Verdict, type Why } from "@/lib/bulk/verdict";
import type { ActionState } from "@/lib/domain/status";

const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, - or _");
const plain = z.string().regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character");
const clientKey = z.guid({ error: "must be a UUID" }).transform((key) => key.toLowerCase());

const argument = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()], {
  error: "must be a text, a number, true, false or null",
});

/** The most rows one batch takes: what a warehouse ships in a day, and what a flight check judges within seconds. */
export const MOST_ROWS = 5_000;

export const BATCH_KINDS = ["action", "csv", "triage"] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

const orderRef = z.strictObject({ marketplace: code, marketplace_order_id: plain });
export type OrderRef = z.output<typeof orderRef>;

/** `POST /batches/freeze`: the orders that are ticked, or all that a question of the grid finds now. */
export const FreezeBody = z.union([
  z.strictObject({ orders: z.array(orderRef).min(1).max(2_000) }),
  z.strictObject({ query: z.string().max(4_000), text: z.string().max(200).nullish() }),
]);
export type FreezeBody = z.output<typeof FreezeBody>;

/** `POST /batches`: one form for the orders of a frozen list, or chosen rows of a file. */
export const CreateBatchBody = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("action"),
    title: z.string().trim().min(1).max(120),
    frozen_id: z.guid(),
    type: code,
    /** For all; what a marketplace does not know is left out for its orders. */
    args: z.record(z.string().min(1).max(64), argument).default({}),
    /** What holds for the orders of one marketplace alone, laid over `args`. */
    by_marketplace: z.record(code, z.record(z.string().min(1).max(64), argument)).default({}),
    client_key: clientKey,
  }),
  z.strictObject({
    kind: z.literal("csv"),
    title: z.string().trim().min(1).max(120),
    file_id: z.guid(),
    /** All rows of these verdicts that may be sent. */
    verdicts: z
      .array(z.enum(["green", "amber"]))
      .min(1)
      .max(2),
    client_key: clientKey,
  }),
]);
export type CreateBatchBody = z.output<typeof CreateBatchBody>;

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/, "must be a whole number from 1")
    .transform(Number)
    .or(z.int().min(1))
    .refine((value) => value <= most, `must be at most ${most}`);

export const BatchListQuery = z.strictObject({
  page: wholeNumber(10_000).default(1),
  page_size: wholeNumber(100).default(25),
});
export type BatchListQuery = z.output<typeof BatchListQuery>;

/** What a row of a batch has come to, for filters: settled by us, or as its action stands. */
export const ROW_FILTERS = [
  "waiting",
  "moving",
  "done",
  "warning",
  "failed",
  "person",
  "not_recorded",
  "left_out",
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export const BatchQuery = z.strictObject({
  page: wholeNumber(10_000).default(1),
  page_size: wholeNumber(200).default(50),
  outcome: z.enum(ROW_FILTERS).optional(),
});
export type BatchQuery = z.output<typeof BatchQuery>;

export const BatchPath = z.object({ id: z.guid() });

export const BATCH_STATES = ["running", "paused", "stopped", "finished"] as const;
/** `finished` when every row is settled and every action has an outcome or waits for its marketplace. */
export type BatchState = (typeof BATCH_STATES)[number];

/** How many rows stand where. A row with several actions counts once, by the one that is furthest behind. */
export type BatchCounts = Record<RowFilter, number>;

/** What a correction asked for and changed, as facts; the words for them are the reader's own. */
export interface BatchAbout {
  marketplace: string;
  type: string;
  /** Argument by argument, in the order they were chosen. */
  changes: {
    argument: string;
    /** The value that all rows were given; null where it was taken out, or where each row has its own. */
    value: string | number | boolean | null;
    /** What the marketplace called this value at that moment; null where it has no word for it. */
    label: string | null;
    /** Each row was given a value of its own. */
    by_row: boolean;
  }[];
}

export interface BatchView {
  id: string;
  kind: BatchKind;
  /** As it was given; of a correction a short form in codes. */
  title: string;
  /** Of a correction, what its title says as facts; null for other batches, and for corrections of before this was kept. */
  about: BatchAbout | null;
  state: BatchState;
  total: number;
  counts: BatchCounts;
  /** What has not left and can be taken back: rows that wait, and recorded actions that are held, paused or not. */
  held: number;
  /**
   * Milliseconds until the first of the recorded ones that are held may leave, 0 when it may by now; null when none is recorded or nothing
   * leaves for another reason.
   */
  leaves_in_ms: number | null;
  created_at: string;
  by: { id: string; name: string } | null;
  /** When the last action will probably have left, from the rate budget and what is held; null when nothing is left or it is paused. */
  sent_by: string | null;
  /** Milliseconds until `sent_by`, as of this answer; null like it. */
  sent_in_ms: number | null;
  /** Why nothing moves at this moment, as a code; null when it does. */
  waiting_for: string | null;
  /** The file it came from, which can be had back with outcomes. */
  file_id: string | null;
  /** What stays behind in its sheet, as of the last flight check; null for batches that came from none, or whose sheet is gone. */
  file_left: { origin: Sheet["origin"]; counts: Record<LeftVerdict, number> } | null;
}

export interface BatchRowView {
  number: number;
  marketplace: string;
  marketplace_order_id: string;
  type: string;
  lines: string[] | null;
  args: Record<string, string | number | boolean | null>;
  outcome: RowFilter;
  /** Why it was not recorded, or waits: a code of the error envelope. */
  code: string | null;
  message: string | null;
  /** `code` says what is wrong with a field, where that is known; `message` is the same for whoever calls the API. */
  details: { field: string; message: string; code?: string }[];
  /** The actions it became. */
  actions: {
    id: string;
    state: ActionState;
    line: string | null;
    reason: string | null;
    error_text: string | null;
    upstream_id: number | null;
    /** The group of failures it stands in, as long as it is open there. */
    group: string | null;
  }[];
  file_row: number | null;
}

export interface BatchDetail extends BatchView {
  page: number;
  page_size: number;
  /** Rows that fit `outcome`. */
  count: number;
  rows: BatchRowView[];
}

export interface BatchList {
  count: number;
  page: number;
  page_size: number;
  results: BatchView[];
}

/** What must be asked before many orders are treated alike: nothing, one form, or a value per order, which takes a sheet. */
export type BulkNeed = "nothing" | "form" | "sheet";

/** Why so many orders of a marketplace cannot take an action: the grammar's reason, and the status that stands in the way. */
export interface BulkRefusal {
  marketplace: string;
  code: string;
  status: string | null;
  count: number;
}

/** One type of action over a frozen list. */
export interface BulkOffer {
  type: string;
  valid: number;
  total: number;
  /** How many actions the valid orders come to: one per line where the marketplace asks for that. */
  actions: number;
  need: BulkNeed;
  /** Where it is possible; `example` is an order for which the form can be opened. */
  marketplaces: { marketplace: string; valid: number; need: BulkNeed; example: string }[];
  refusals: BulkRefusal[];
}

/** A list of orders that does not change any more. */
export interface FrozenList {
  id: string;
  count: number;
  /** How many the question found; more than `count` when the list was cut at the most a batch takes. */
  total: number;
  /** How many of the named ones Lengow no longer has. */
  gone: number;
  offers: BulkOffer[];
}

/** The largest sheet that is read, in bytes; said before reading. */
export const MOST_SHEET_BYTES = 10 * 1024 * 1024;
export const MOST_COLUMNS = 60;
/** The most characters a cell of a sheet holds; what is typed may be shorter. */
export const MOST_CELL_TEXT = 2_000;
/** So many cells are corrected at once. */
export const MOST_CELLS = 500;

/** What each column of a sheet means; `type` is the action of rows that name none. */
export interface SheetMapping {
  columns: (string | null)[];
  type: string;
}

/** One row of a sheet with what the flight check says of it. */
export interface SheetRow {
  /** From 1, without the row of names. */
  number: number;
  cells: string[];
  verdict: Verdict;
  sendable: boolean;
  why: Why[];
  /** Columns, from 0, that this row must fill, by what its other cells say. */
  required: number[];
  /** Columns, from 0, that this row's marketplace does not take, by what its other cells say. */
  idle: number[];
  /** Units that the action still reaches, of those that were ordered; null where the order is not known. */
  units: { left: number; all: number } | null;
  marketplace: string | null;
  marketplace_order_id: string | null;
}

export interface Sheet {
  id: string;
  /** A file or pasted rows, or the orders of a frozen list: then `id` is the list's. */
  origin: "file" | "list";
  name: string;
  encoding: Encoding;
  separator: Separator;
  header: string[];
  mapping: SheetMapping;
  /** What a column may mean here: fields, then every argument that the marketplaces of the sheet know for the action, then what is chosen beside. */
  meanings: string[];
  total: number;
  counts: Record<Verdict, number>;
  sendable: { green: number; amber: number };
  /** How long sending the sendable ones takes at Lengow's call limit. */
  estimate_ms: number;
  page: number;
  page_size: number;
  /** Columns, from 0, where one value for every row that has none would change something. */
  fillable: number[];
  /** For each column how many rows must fill it. */
  required: number[];
  /** What rows ask for and no column holds: a column can be added for it. */
  lacking: LackingColumn[];
  /** The marketplaces its rows name, in the order they come. */
  marketplaces: string[];
  /** What the change that this answers has filled in; null where nothing was to be. */
  filled: FillOutcome | null;
  /** What stood in the cells that the change which this answers wrote over: as a change of its own it takes that one back. */
  replaced: PlacedCell[];
  /** Rows that fit `verdict`. */
  count: number;
  rows: SheetRow[];
}

export const SheetQuery = z.strictObject({
  page: wholeNumber(10_000).default(1),
  page_size: wholeNumber(200).default(50),
  verdict: z.enum(VERDICTS).optional(),
});
export type SheetQuery = z.output<typeof SheetQuery>;

const sheetRow = z.int().min(1).max(MOST_ROWS);
const sheetColumn = z
  .int()
  .min(0)
  .max(MOST_COLUMNS - 1);

/** `PATCH /batches/files/[id]`: other meanings, cells that were corrected in place, then empty ones that are filled, then one more column. */
export const ChangeSheetBody = z.strictObject({
  mapping: z
    .strictObject({ columns: z.array(z.string().min(1).max(64).nullable()).max(MOST_COLUMNS), type: code })
    .optional(),
  cells: z
    .array(
      z.strictObject({
        row: sheetRow,
        column: sheetColumn,
        text: z.string().max(MOST_CELL_TEXT),
      }),
    )
    .max(MOST_CELLS)
    .optional(),
  /** One more column with this meaning, its cells empty; one that is there already stays the only one. */
  add: z.string().min(1).max(64).optional(),
  /** The empty cells of a column: with the first value its marketplace has there or, from `row` down, with that row's. No value is written over. */
  fill: z.strictObject({ column: sheetColumn, row: sheetRow.optional() }).optional(),
});
export type ChangeSheetBody = z.output<typeof ChangeSheetBody>;

export const SheetResultQuery = z.strictObject({ batch: z.guid().optional() });

/** `GET /batches/template`: the grid's question, without page and ordering. */
export const TemplateQuery = z.strictObject({ query: z.string().max(4_000).default("") });
