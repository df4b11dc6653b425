import { z } from "zod";
import {
  DECIMALS,
  type ExportColumn,
  HEADS,
  isExportColumn,
  SEPARATORS,
  type Separator,
  USUAL_EXPORT_COLUMNS,
} from "@/lib/domain/export-columns";
import { MOST_META_COLUMNS, metaKeysOf } from "@/lib/domain/order-columns";
import { OrderRowsQuery, OrderSearchBody, timeZone, windowsInOrder } from "./orders";

const PAGING = { page: true, page_size: true, fresh: true, meta: true } as const;

function without<S extends object, K extends keyof S>(shape: S, names: Record<K, true>): Omit<S, K> {
  const kept = Object.entries(shape).filter(([name]) => !(name in names));
  return Object.fromEntries(kept) as Omit<S, K>;
}

const column = z.custom<ExportColumn>(
  (name) => typeof name === "string" && isExportColumn(name),
  "is not a column of the file",
);

/** Names of the orders' extra data stand beside our own, as `meta.` and the name. */
const columns = z
  .string()
  .max(3_000)
  .transform((value) => [...new Set(value.split(",").map((part) => part.trim()))])
  .pipe(z.array(column).min(1))
  .refine(
    (names) => metaKeysOf(names).length <= MOST_META_COLUMNS,
    `has more than ${MOST_META_COLUMNS} names of the extra data`,
  );

const form = {
  /** Left to right, under the names our own API has; the usual ones unless said. */
  columns: columns.default([...USUAL_EXPORT_COLUMNS]),
  separator: z.enum(Object.keys(SEPARATORS) as [Separator, ...Separator[]]).default("comma"),
  /** Before the cents of amounts. */
  decimal: z.enum(DECIMALS).default("point"),
  /** Whose clocks the dates are by, as `2026-11-22 13:14:05`; ISO 8601 in UTC unless said. */
  zone: timeZone.optional(),
  /** Names of our own API in the first row, or the words of the screen in the reader's language. */
  heads: z.enum(HEADS).default("fields"),
  /** A byte order mark in front, without which some spreadsheets misread accents. */
  bom: z.literal("1").optional(),
  /** For a spreadsheet: ids it would shorten or round stand behind an apostrophe. */
  sheet: z.literal("1").optional(),
};

/** `GET /export`: the grid's filters and order, the whole set and not a page of it; and how the file is written. */
export const ExportQuery = z
  .strictObject({ ...without(OrderRowsQuery.shape, PAGING), ...form })
  .superRefine(windowsInOrder);

/** `POST /export`: the same with words to look for, which are personal and stand in no address. */
export const ExportBody = z
  .strictObject({ ...without(OrderSearchBody.shape, PAGING), ...form })
  .superRefine(windowsInOrder);
export type ExportQuestion = z.output<typeof ExportBody>;

/** Headers of the answer: how many orders are expected, who answered, and the name of this export in the audit log. */
export const EXPORT_HEADERS = { count: "x-export-count", source: "x-export-source", id: "x-export-id" } as const;
