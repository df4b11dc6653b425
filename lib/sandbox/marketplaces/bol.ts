import { capitalCodes } from "./carriers";
import type { Marketplace } from "./metadata";
import { carrierTable, closed, freeText, typed } from "./metadata";
import { shell } from "./shell";

export const bol: Marketplace = {
  code: "bol",
  buyers: { NL: 82, BE: 18 },
  currency: "EUR",
  language: "en",
  weight: 6,
  orderId: "C000*******",
  lineId: "28########",
  ownDelivery: 0.1,
  meta: shell("bol", "bol.com", ["NLD", "NL"], {
    status: { waiting_shipment: ["OPEN"], shipped: ["SHIPPED"], refused: ["CANCELLED"], refunded: ["RETURNED"] },
    carriers: carrierTable(capitalCodes(["PostNL", "TNT", "DHL", "DPD NL", "DPD BE", "bpost"])),
    shipping_methods: {},
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: ["line", "shipped_quantity"],
        args_description: {
          carrier: closed(capitalCodes(["PostNL", "TNT", "DHL", "DPD NL", "DPD BE", "bpost"])),
          tracking_number: freeText(),
          line: typed("line_number"),
          shipped_quantity: typed("quantity"),
        },
      },
      refuse: {
        status: ["waiting_shipment"],
        args: ["reason"],
        optional_args: ["line"],
        args_description: {
          reason: closed({
            OUT_OF_STOCK: "Out of stock",
            REQUESTED_BY_CUSTOMER: "Requested by customer",
            BAD_CONDITION: "Bad condition",
          }),
          line: typed("line_number"),
        },
      },
    },
  }),
};
