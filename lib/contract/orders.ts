import { z } from "zod";
import type { Order, OrderRow } from "@/lib/domain/order";
import { isCalendarDay, SORT_FIELDS } from "@/lib/domain/order-filters";
import { ORDER_STATUSES, type OrderStatus } from "@/lib/domain/status";

/** A marketplace code, an order type or a raw status as Lengow spells codes: letters, digits, dash, underscore (API.md §14.1). */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, - or _");
const text = z.string().regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character");

/** Lengow's comma lists tolerate a blank after the comma; no member may be empty. */
function commaList<T extends string>(member: z.ZodType<T, string>) {
  return z
    .string()
    .min(1)
    .max(2000)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(member).min(1).max(100) as z.ZodType<T[], string[]>);
}

const status = z.enum(Object.keys(ORDER_STATUSES) as OrderStatus[], "is not a Lengow status");

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** ISO 8601, a day or a moment; a moment without a zone is UTC (API.md §5.3). A moment is sent on in UTC. */
const date = z.string().transform((value, context) => {
  const day = ISO_DATE.exec(value)?.[1];
  const zoned = value === day || /(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`;
  const time = day !== undefined && isCalendarDay(day) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) {
    context.addIssue({ code: "custom", message: "must be a date in ISO 8601" });
    return z.NEVER;
  }
  // A bare day goes on as it is: which moment it means is Lengow's to say.
  return value === day ? day : new Date(time).toISOString();
});

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const currency = z
  .string()
  .refine((value) => CURRENCIES.has(value), "must be the three letters of a currency, as in ISO 4217");

const wholeNumber = (name: string, max: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/, `${name} must be a whole number from 1`)
    .transform(Number)
    .refine((value) => value <= max, `${name} must be at most ${max}`);

const sortTerm = z.string().refine(
  (term) => {
    const name = term.startsWith("-") ? term.slice(1) : term;
    return (SORT_FIELDS as readonly string[]).includes(name);
  },
  `must be one of ${SORT_FIELDS.join(", ")}, with - in front for descending`,
);

const filters = {
  marketplace: commaList(code).optional(),
  marketplace_order_id: text.optional(),
  merchant_order_id: text.optional(),
  lengow_status: commaList(status).optional(),
  lengow_line_status: commaList(status).optional(),
  marketplace_status: text.optional(),
  marketplace_order_date_from: date.optional(),
  marketplace_order_date_to: date.optional(),
  imported_from: date.optional(),
  imported_to: date.optional(),
  updated_from: date.optional(),
  updated_to: date.optional(),
  order_type: commaList(code).optional(),
  set_currency: currency.optional(),
};

const paging = {
  ordering: commaList(sortTerm).optional(),
  page: wholeNumber("page", 100_000).default(1),
  page_size: wholeNumber("page_size", 100).default(100),
};

type DateFilters = Partial<Record<`${(typeof WINDOWS)[number]}_${"from" | "to"}`, string>>;
const WINDOWS = ["marketplace_order_date", "imported", "updated"] as const;

function windowsInOrder(query: DateFilters, context: z.RefinementCtx): void {
  for (const name of WINDOWS) {
    const [from, to] = [query[`${name}_from`], query[`${name}_to`]];
    if (from && to && Date.parse(from) > Date.parse(to.length === 10 ? `${to}T23:59:59.999Z` : to)) {
      context.addIssue({ code: "custom", path: [`${name}_to`], message: `must not be before ${name}_from` });
    }
  }
}

/** Lengow's documented filters under their own names (API.md §5.1). Unknown names and bad values are refused before any call. */
export const OrderListQuery = z.strictObject({ ...filters, ...paging }).superRefine(windowsInOrder);
export type OrderListQuery = z.output<typeof OrderListQuery>;

/** The grid's own question: the same filters; `fresh=1` asks Lengow now instead of taking what is fresh enough. */
export const OrderRowsQuery = z
  .strictObject({ ...filters, ...paging, fresh: z.literal("1").optional() })
  .superRefine(windowsInOrder);
export type OrderRowsQuery = z.output<typeof OrderRowsQuery>;

/** The filters under which the tabs count; the status is the tab's own. */
export const OrderCountsQuery = z.strictObject(filters).omit({ lengow_status: true }).superRefine(windowsInOrder);
export type OrderCountsQuery = z.output<typeof OrderCountsQuery>;

interface OrderPageFrame {
  /** How many orders match in all, as Lengow counts. */
  count: number;
  page: number;
  page_size: number;
  /** When Lengow gave this answer, ISO 8601. */
  as_of: string;
  /** Filters that Lengow did not honour: rows came back that do not satisfy them (DESIGN D10). */
  ignored_filters: string[];
  /** Present when Lengow could not be asked and the answer is an older one. */
  stale?: { reason: StaleReason };
}

/** Why an older answer is shown. */
export type StaleReason = "slow" | "unavailable" | "rate_limited" | "credentials" | "unreadable";

export interface OrderPage extends OrderPageFrame {
  results: Order[];
}

export interface OrderRowPage extends OrderPageFrame {
  results: OrderRow[];
}

/** Number of orders behind each tab under the other filters; null where Lengow did not answer. */
export interface OrderCounts {
  as_of: string;
  counts: Record<string, number | null>;
}
