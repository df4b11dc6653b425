import { ebayCarriers } from "./carriers";
import type { ActionMeta, Marketplace } from "./metadata";
import { carrierTable, freeText, onArg, suggested, typed, when } from "./metadata";
import { shell } from "./shell";

const EBAY_NAMES: Record<string, string[]> = {
  FR: ["Coliposte Colissimo", "Chronopost", "Mondial Relay", "UPS"],
  UK: ["Royal Mail Tracked", "Evri", "DPD", "Parcelforce"],
};

/** eBay: carrier codes with the country, click and collect (API.md §16). */
export function ebay(code: string, name: string, site: "FR" | "UK"): Marketplace {
  const carriers = ebayCarriers(site, EBAY_NAMES[site]!);
  const french = site === "FR";
  return {
    code,
    buyers: french ? { FR: 95, BE: 5 } : { GB: 100 },
    currency: french ? "EUR" : "GBP",
    language: french ? "fr" : "en",
    weight: french ? 4 : 3,
    orderId: "##-#####-#####",
    lineId: "19##########-17###########",
    meta: shell(code, name, french ? ["FRA", "FR"] : ["GBR", "GB"], {
      status: {
        new: ["Active"],
        waiting_shipment: ["Completed"],
        shipped: ["Shipped"],
        canceled: ["Cancelled", "CancelPending"],
        refunded: ["Refunded"],
        pickup_to_prepare: ["PENDING_MERCHANT_CONFIRMATION"],
        to_pickup: ["READY_FOR_PICKUP"],
        pickup_completed: ["PICKED_UP"],
        pickup_canceled: ["PICKUP_CANCELLED"],
      },
      carriers: carrierTable(carriers),
      shipping_methods: {},
      actions: ebayActions(carriers),
    }),
  };
}

/** Pickup actions are keyed to the four pickup statuses. */
function ebayActions(carriers: Record<string, string>): Record<string, ActionMeta> {
  const pickup = (status: string[], optional: string[] = []): ActionMeta => ({
    status,
    args: ["pickup_id"],
    optional_args: optional,
    args_description: { pickup_id: freeText(), refund_id: freeText() },
  });
  return {
    ship: {
      status: ["waiting_shipment"],
      args: [],
      optional_args: ["carrier", "tracking_number", "shipping_date", "line"],
      args_description: {
        carrier: suggested(carriers, {
          depends_on: when("allOf", onArg("tracking_number", "regex", "(?P<any>.+)")),
        }),
        tracking_number: freeText(),
        shipping_date: typed("date"),
        line: typed("line_number"),
      },
    },
    pickup_ready: pickup(["pickup_to_prepare"]),
    pickup_complete: pickup(["to_pickup"]),
    pickup_cancel: pickup(["pickup_to_prepare", "to_pickup"]),
    pickup_refund: pickup(["pickup_completed", "pickup_canceled"], ["refund_id"]),
  };
}
