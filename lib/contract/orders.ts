import { z } from "zod";
import type { Order, OrderRow } from "@/lib/domain/order";
import { ORDER_ALERTS, type OrderAlert } from "@/lib/domain/order-alerts";
import { isMetaKey, LONGEST_META_KEY, MOST_META_COLUMNS } from "@/lib/domain/order-columns";
import { INDEX_SORT_FIELDS, isCalendarDay, SORT_FIELDS } from "@/lib/domain/order-filters";
import { ORDER_STATUSES, type OrderStatus } from "@/lib/domain/status";

/** A marketplace code, an order type or a raw status as Lengow spells codes: letters, digits, dash, underscore (API.md §14.1). */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be letters, digits, - or _");
const text = z.string().regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character");

/** Lengow's comma lists tolerate a blank after the comma; no member may be empty. */
function commaList<T extends string>(member: z.ZodType<T, string>, { most = 100, length = 2_000 } = {}) {
  return z
    .string()
    .min(1)
    .max(length)
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(member).min(1).max(most) as z.ZodType<T[], string[]>);
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

const sortTermOf = (fields: readonly string[]) =>
  z
    .string()
    .refine(
      (term) => fields.includes(term.startsWith("-") ? term.slice(1) : term),
      `must be one of ${fields.join(", ")}, with - in front for descending`,
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
  ordering: commaList(sortTermOf(SORT_FIELDS)).optional(),
  page: wholeNumber("page", 100_000).default(1),
  page_size: wholeNumber("page_size", 100).default(100),
};

type DateFilters = Partial<Record<`${(typeof WINDOWS)[number]}_${"from" | "to"}`, string>>;
const WINDOWS = ["marketplace_order_date", "imported", "updated"] as const;

export function windowsInOrder(query: DateFilters, context: z.RefinementCtx): void {
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

const country = z.string().regex(/^[A-Z]{2}$/, "must be the two letters of a country, as in ISO 3166");

/** The most ids that may be looked for at once. */
export const MOST_IDS = 200;

/** A zone by its IANA name. */
export const timeZone = z
  .string()
  .max(64)
  .refine((value) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: value }) !== null;
    } catch {
      return false;
    }
  }, "must be a time zone, as in Europe/Paris");

/** What Lengow cannot filter by; our own copy can, and rows of Lengow's page are sorted out here (`dropped`). */
const ownFilters = {
  /** Orders by their marketplace order ids or by references of one's own, whatever their age. */
  marketplace_order_ids: commaList(text, { most: MOST_IDS, length: 20_000 }).optional(),
  /** `marketplace_order_id` may also be the beginning or the end of an id or of a reference, where our copy knows such orders. */
  id_part: z.literal("1").optional(),
  /** Whether one of `order_type` is enough or all are needed; `any` unless said. `order_type` also takes `second_day`. */
  order_type_mode: z.enum(["any", "all"]).optional(),
  /** None of these types. */
  order_type_not: commaList(code).optional(),
  /** Countries of delivery. */
  country: commaList(country).optional(),
  alert: z.enum(ORDER_ALERTS).optional(),
  /** Whose midnight ends "today"; UTC unless said. */
  tz: timeZone.optional(),
};

const gridFilters = { ...filters, ...ownFilters };
const gridPaging = { ...paging, ordering: commaList(sortTermOf([...SORT_FIELDS, ...INDEX_SORT_FIELDS])).optional() };
const fresh = z.literal("1").optional();
const metaKey = z.string().max(LONGEST_META_KEY).refine(isMetaKey, "is not a name of the extra data");
/** Names of the extra data (`order_meta`, PRODUCT LA-43) whose values the rows shall hold; a dot leads one level down. */
const meta = commaList(metaKey, { most: MOST_META_COLUMNS }).optional();

/**
 * The grid's own question: Lengow's filters and ours; `fresh=1` asks now instead of taking what is fresh enough.
 * `merchant_order_id` is `None`, `any` (has one) or an exact id.
 */
export const OrderRowsQuery = z
  .strictObject({ ...gridFilters, ...gridPaging, fresh, meta })
  .superRefine(windowsInOrder);

/**
 * Words to look for in buyer, SKU, title, order ids and merchant references: each must begin a word there. Personal, so it travels in a body
 * (`POST order-rows`, `POST order-counts`) and never in an address. People without `orders:reveal` do not search by buyer.
 */
const searchText = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]{1,200}$/u, "must be 1 to 200 characters, none of them a control character");

/** The same question with words to look for. Members are text, as in the address. */
export const OrderSearchBody = z
  .strictObject({ ...gridFilters, ...gridPaging, fresh, meta, text: searchText.optional() })
  .superRefine(windowsInOrder);
export type OrderRowsQuery = z.output<typeof OrderSearchBody>;

/** The filters under which the tabs count; the status is the tab's own. */
export const OrderCountsQuery = z.strictObject(gridFilters).omit({ lengow_status: true }).superRefine(windowsInOrder);
export const OrderCountsBody = z
  .strictObject({ ...gridFilters, text: searchText.optional() })
  .omit({ lengow_status: true })
  .superRefine(windowsInOrder);
export type OrderCountsQuery = z.output<typeof OrderCountsBody>;

/** The filters under which orders are drawn over time, which brings its own days: `POST` takes words to look for as well. */
const theirDates = { marketplace_order_date_from: true, marketplace_order_date_to: true } as const;
export const UndatedFilters = z.strictObject(gridFilters).omit(theirDates);
export const UndatedSearch = z.strictObject({ ...gridFilters, text: searchText.optional() }).omit(theirDates);

/** Whose midnight ends today, and the filters under which alerts count; none: all orders there are. */
export const OrderAlertsQuery = z.strictObject(gridFilters).omit({ alert: true }).superRefine(windowsInOrder);
export const OrderAlertsBody = z
  .strictObject({ ...gridFilters, text: searchText.optional() })
  .omit({ alert: true })
  .superRefine(windowsInOrder);
export type OrderAlertsQuery = z.output<typeof OrderAlertsBody>;
/** Whose midnight ends the days of figures. */
export const ZoneQuery = z.strictObject({ tz: timeZone.optional() });

export const OrderLookQuery = z.strictObject({ marketplace_order_id: text });
export type OrderLookQuery = z.output<typeof OrderLookQuery>;

/** A look for one order id in every marketplace of the account: how many have answered. Null while none is under way here. */
export interface OrderLook {
  look: { asked: number; all: number } | null;
}

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

/** Why an older answer is shown: Lengow dawdles, does not answer, answers with an error, says stop, refuses our keys, or cannot be understood. */
export type StaleReason = "slow" | "unavailable" | "error" | "rate_limited" | "credentials" | "unreadable";

/** Lengow could not be read for our copy, or for what is told of Lengow itself. */
export interface LengowTrouble {
  reason: StaleReason;
  /** When the first of the failed readings failed. */
  since: string;
  /** When it is tried again by itself; in the past: at any moment. Null where that is not known. */
  next_at: string | null;
}

export interface OrderPage extends OrderPageFrame {
  results: Order[];
}

/**
 * Our own copy of the account's orders. `ready`: fresh; `filling`: read for the first time, newest orders first; `behind`: Lengow could
 * not be followed lately; `off`: there is none.
 */
export interface OrderIndexState {
  state: "ready" | "filling" | "behind" | "off";
  /** What Lengow had then is in it; null while nothing is. */
  as_of: string | null;
  /** All orders placed since then are in it; null: all there are, once `ready` or `behind`, and none before. */
  from: string | null;
  /** Share of the first reading, 0 to 1; null when not filling or not known yet. */
  progress: number | null;
  /** Present while Lengow could not be read the last time it was tried. */
  trouble?: LengowTrouble;
}

/** A question that only our copy can answer while it does not cover it is a 400 `index_needed`, with how far it is in words. */
export interface OrderRowPage extends OrderPageFrame {
  /** Who answered. */
  source: "index" | "lengow";
  index: OrderIndexState;
  /** Rows of Lengow's page that are left out because they do not satisfy what Lengow cannot filter by; `count` still holds them. */
  dropped: number;
  /** Of `marketplace_order_ids`, those that no order of this question has, on whichever page; present with such a question alone. */
  ids_missing?: string[];
  /** Of the names in `meta`, those that no order of the account has; only where our copy knows that, and left out when there are none. */
  meta_unknown?: string[];
  results: OrderRow[];
}

/** `GET order-meta-keys`: the names of the extra data (`order_meta`) that may be columns, sorted, as far as our copy has met them. */
export interface OrderMetaKeys {
  keys: string[];
  index: OrderIndexState;
}

/** How many orders call for a look; null where it cannot be said (no copy, or one that is still being filled). */
export type OrderAlerts = Record<OrderAlert, number | null> & { as_of: string; index: OrderIndexState };

/** Number of orders behind each tab under the other filters; null where Lengow did not answer. */
export interface OrderCounts {
  as_of: string;
  source: "index" | "lengow";
  counts: Record<string, number | null>;
}
