import type { Marketplace } from "./metadata";
import { carrierTable, closed, freeText, suggested, typed } from "./metadata";
import { shell } from "./shell";

const ZALANDO_REASONS = {
  "1": "Dislike",
  "2": "Article size to big",
  "3": "Article size to small",
  "4": "Value for money",
  "5": "Delivery too late",
  "6": "Not like imagined",
  "9": "Article wrong",
  "10": "Article defective",
};

/** Zalando: international, raw values that differ by case alone, digit codes (API.md §16). */
export const zalando: Marketplace = {
  code: "zalando",
  buyers: { DE: 34, FR: 22, IT: 12, NL: 10, AT: 6, CH: 5, PL: 6, SE: 5 },
  currency: "EUR",
  language: "de",
  weight: 9,
  orderId: "103###########",
  lineId: "{order}-{n}",
  meta: shell("zalando", "Zalando", ["AAA", "AA"], {
    status: {
      new: ["NEW", "New", "initial"],
      waiting_acceptance: ["Approved", "approved"],
      waiting_shipment: ["exported"],
      shipped: ["SHIPPED", "fulfilled"],
      canceled: ["CANCELED", "ZALANDO_CANCELED", "canceled"],
      refunded: ["RETURNED", "refunded", "returned"],
    },
    carriers: carrierTable({
      "4PX": "4PX",
      DHL: "DHL",
      HERMES: "Hermes",
      DPD: "DPD",
      COLISSIMO: "Colissimo",
      POSTNL: "PostNL",
    }),
    shipping_methods: {},
    actions: {
      accept: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: ["line", "return_tracking_number"],
        args_description: {
          line: typed("line_number"),
          carrier: suggested({ "4PX": "4PX", DHL: "DHL", HERMES: "Hermes", DPD: "DPD" }, { type: "string" }),
          tracking_number: freeText(),
          return_tracking_number: freeText(),
        },
      },
      cancel: {
        status: ["waiting_shipment"],
        args: [],
        optional_args: ["cancel_quantity", "line"],
        args_description: { line: typed("line_number"), cancel_quantity: typed("quantity") },
      },
      refund: {
        status: ["shipped"],
        args: ["refund_reason"],
        optional_args: ["line", "refund_quantity"],
        args_description: {
          line: typed("line_number"),
          refund_reason: closed(ZALANDO_REASONS, { default_value: "1" }),
          refund_quantity: typed("quantity"),
        },
      },
    },
  }),
};
