import "server-only";
import { trackingKey } from "@/lib/bulk/tracking-key";
import type { Why } from "@/lib/bulk/verdict";
import { LANE_STATES } from "@/lib/domain/action";
import type { ServiceContext } from "../context";
import { SENT } from "./earlier-actions";

/** A row of a sheet as far as its parcel is concerned. */
interface ParcelRow {
  marketplace: string;
  orderId: string;
  tracking: string;
}

interface SentParcel {
  key: string;
  marketplace: string;
  order_id: string;
}

/** Worded like the index `outbox_tracking`, or every action of the account would be looked at. */
export const SENT_PARCELS = `
select distinct upper(regexp_replace((params ->> 'tracking_number') collate "C", '[^A-Za-z0-9]', '', 'g')) as key, marketplace, order_id from outbox
where account_id = $1 and params ->> 'tracking_number' is not null
  and upper(regexp_replace((params ->> 'tracking_number') collate "C", '[^A-Za-z0-9]', '', 'g')) = any($2::text[]) and state = any($3::text[])
  and created_at > clock_timestamp() - interval '30 days'
order by order_id`;

const orderOf = (row: ParcelRow): string => `${row.marketplace}\n${row.orderId}`;

function remark(code: "tracking_in_sheet" | "tracking_sent", others: Iterable<string>): Why[] {
  const ids = [...new Set(others)].map((order) => order.slice(order.indexOf("\n") + 1));
  const [first] = ids;
  if (first === undefined) return [];
  const more = ids.length > 1 ? { more: ids.length - 1 } : {};
  return [{ code, field: "tracking_number", detail: first.slice(0, 60), ...more }];
}

/**
 * What is to be said of rows whose tracking number stands at another order too, in the sheet or among what was sent here in the last thirty days. One
 * parcel for two orders happens, so it is a remark and no refusal; the lines of one order share their number as they like.
 * @returns a list of remarks for each row, in their order
 */
export async function sharedTrackings(ctx: ServiceContext, rows: readonly ParcelRow[]): Promise<Why[][]> {
  const keys = rows.map(({ tracking, orderId }) => (orderId === "" ? "" : trackingKey(tracking)));
  const inSheet = new Map<string, Set<string>>();
  rows.forEach((row, at) => {
    const key = keys[at] ?? "";
    if (key !== "") inSheet.set(key, (inSheet.get(key) ?? new Set()).add(orderOf(row)));
  });
  if (inSheet.size === 0) return rows.map(() => []);
  const states = [...SENT, ...LANE_STATES];
  const sent = new Map<string, Set<string>>();
  for (const parcel of await ctx.db.query<SentParcel>(SENT_PARCELS, [ctx.accountId, [...inSheet.keys()], states])) {
    const order = `${parcel.marketplace}\n${parcel.order_id}`;
    // What stands in the sheet is said as such.
    if (!inSheet.get(parcel.key)?.has(order)) sent.set(parcel.key, (sent.get(parcel.key) ?? new Set()).add(order));
  }
  return rows.map((row, at) => {
    const key = keys[at] ?? "";
    const others = [...(inSheet.get(key) ?? [])].filter((order) => order !== orderOf(row));
    return [...remark("tracking_in_sheet", others), ...remark("tracking_sent", sent.get(key) ?? [])];
  });
}
