import type { Address, Order, OrderLine } from "@/lib/domain/order";

/** One thing that is not as it was when the form opened; null stands for nothing there. */
export interface OrderChange {
  what:
    | "status"
    | "raw"
    | "lineStatus"
    | "lineQuantity"
    | "lineAmount"
    | "lineRefunded"
    | "lineGone"
    | "address"
    | "total"
    | "tracking";
  line: string | null;
  before: string | null;
  after: string | null;
}

const linesOf = (order: Order): OrderLine[] => order.packages.flatMap((parcel) => parcel.cart);

const PLACE = [
  "full_name",
  "company",
  "first_line",
  "second_line",
  "complement",
  "zipcode",
  "city",
  "common_country_iso_a2",
] as const;

/** Only compared, never shown: an address is personal. */
function placesOf(order: Order): string {
  const write = (address: Address | null) => PLACE.map((name) => address?.[name] ?? "").join("\n");
  return order.packages.map((parcel) => write(parcel.delivery)).join("\n\n");
}

const trackingsOf = (order: Order): string =>
  order.packages
    .flatMap((parcel) => parcel.delivery?.trackings ?? [])
    .flatMap(({ number }) => (number === null ? [] : [number]))
    .join(", ");

function lineChanges(before: OrderLine, after: OrderLine | undefined): OrderChange[] {
  const line = before.marketplace_order_line_id;
  if (after === undefined) return [{ what: "lineGone", line, before: "there", after: "gone" }];
  const pairs = [
    ["lineStatus", before.lengow_status, after.lengow_status],
    ["lineQuantity", String(before.quantity), String(after.quantity)],
    ["lineAmount", before.original_amount ?? before.amount, after.original_amount ?? after.amount],
    [
      "lineRefunded",
      before.original_refunded_amount ?? before.refunded_amount,
      after.original_refunded_amount ?? after.refunded_amount,
    ],
  ] as const;
  return pairs.flatMap(([what, a, b]) => (a === b ? [] : [{ what, line, before: a, after: b }]));
}

/** What of an order changed that an action could be wrong about: statuses, lines, amounts, where it goes, what was shipped. */
export function orderChanges(before: Order, after: Order): OrderChange[] {
  const now = new Map(linesOf(after).map((line) => [line.marketplace_order_line_id, line]));
  const known = new Set(linesOf(before).map((line) => line.marketplace_order_line_id));
  const pairs = [
    ["status", before.lengow_status, after.lengow_status],
    ["raw", before.marketplace_status, after.marketplace_status],
    ["total", before.original_total_order ?? before.total_order, after.original_total_order ?? after.total_order],
    ["tracking", trackingsOf(before) || null, trackingsOf(after) || null],
  ] as const;
  return [
    ...pairs.flatMap(([what, a, b]) => (a === b ? [] : [{ what, line: null, before: a, after: b }])),
    ...(placesOf(before) === placesOf(after)
      ? []
      : [{ what: "address", line: null, before: null, after: null } as const]),
    ...linesOf(before).flatMap((line) => lineChanges(line, now.get(line.marketplace_order_line_id))),
    ...[...now.keys()].flatMap((line) =>
      known.has(line) ? [] : [{ what: "lineGone", line, before: "gone", after: "there" } as const],
    ),
  ];
}
