import type { ActionMeta, Marketplace } from "./metadata";
import { carrierTable, closed, freeText, onArg, onOrder, suggested, typed, when } from "./metadata";
import { shell } from "./shell";

const OTTO_CARRIERS = {
  DHL: "DHL",
  HERMES: "Hermes",
  DPD: "DPD",
  GLS: "GLS",
  UPS: "UPS",
  OTHER_FORWARDER: "Spedition",
};

/** Otto: a return label is needed for parcels only, and mandatory then (API.md §14.5). */
export function otto(): Marketplace {
  const parcel = when("allOf", onOrder("order_meta.delivery_type", "equals", "PARCEL"));
  const ship: ActionMeta = {
    status: ["waiting_shipment"],
    args: ["carrier", "tracking_number", "return_carrier", "return_tracking_number"],
    optional_args: ["line", "delivery_date"],
    args_description: {
      carrier: closed(OTTO_CARRIERS),
      tracking_number: freeText(),
      return_carrier: {
        type: "list",
        accept_free_values: false,
        valid_values: ["DHL", "HERMES", "DPD"],
        default_value: "HERMES",
        depends_on: parcel,
      },
      return_tracking_number: freeText({ depends_on: parcel }),
      line: typed("line_number"),
      delivery_date: typed("date", {
        depends_on: when(
          "oneOf",
          onOrder("order_meta.delivery_type", "equals", "FORWARDER"),
          onArg("carrier", "equals", "OTHER_FORWARDER"),
        ),
      }),
    },
  };
  return {
    code: "otto",
    buyers: { DE: 100 },
    currency: "EUR",
    language: "de",
    weight: 6,
    orderId: "b?#d##f##*",
    lineId: "{order}-{n}",
    deliveryTypes: { PARCEL: 80, FORWARDER: 20 },
    meta: {
      ...shell("otto", "OTTO Market", ["DEU", "DE"], {
        status: {
          new: ["ANNOUNCED"],
          waiting_shipment: ["PROCESSABLE"],
          shipped: ["SENT"],
          canceled: ["CANCELLED_BY_PARTNER", "CANCELLED_BY_MARKETPLACE"],
          refunded: ["RETURNED"],
        },
        carriers: carrierTable(OTTO_CARRIERS),
        shipping_methods: {},
        actions: {
          ship,
          cancel: {
            status: ["waiting_shipment"],
            args: [],
            optional_args: ["line"],
            args_description: { line: typed("line_number") },
          },
          refund: {
            status: ["shipped"],
            args: ["line"],
            optional_args: ["reason"],
            args_description: {
              line: typed("line_number"),
              reason: suggested({ A: "Gefällt nicht", B: "Defekt", C: "Falsch geliefert" }),
            },
          },
        },
      }),
      features: { invoice_upload: false, return_label: true },
    },
  };
}
