import type { ActionMeta, Language, Marketplace } from "./metadata";
import { carrierTable, closed, freeText, labelled, onArg, typed, when } from "./metadata";
import { shell } from "./shell";

const MANO_CARRIERS = { ...labelledCodes(["BRT", "SDA", "GLS", "DHL", "UPS", "TNT"]), Other: "Altro" };

function labelledCodes(codes: string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, code]));
}

/** ManoMano: "Other" needs a name and a tracking page (API.md §16). */
export function manomano(code: string, iso: [string, string], language: Language, weight: number): Marketplace {
  return {
    code,
    buyers: { [iso[1]]: 100 },
    currency: "EUR",
    language,
    weight,
    orderId: "M{date}######",
    lineId: "{order}-{n}",
    meta: shell(code, `ManoMano ${iso[1]}`, iso, {
      status: {
        waiting_acceptance: ["PENDING"],
        waiting_shipment: ["PREPARATION"],
        shipped: ["SHIPPED"],
        refunding: ["REFUNDING"],
        refused: ["REFUSED"],
        refunded: ["REFUNDED"],
      },
      carriers: carrierTable(MANO_CARRIERS),
      shipping_methods: {},
      actions: manomanoActions(),
    }),
  };
}

function manomanoActions(): Record<string, ActionMeta> {
  const other = when("allOf", onArg("carrier", "in_list", ["Other"]));
  return {
    accept: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
    refuse: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
    ship: {
      status: ["waiting_shipment"],
      args: ["carrier", "tracking_number", "carrier_name", "tracking_url"],
      optional_args: [],
      args_description: {
        carrier: closed(MANO_CARRIERS),
        tracking_number: freeText(),
        carrier_name: freeText({ depends_on: other }),
        tracking_url: freeText({ depends_on: other }),
      },
    },
    refund: {
      status: ["shipped", "waiting_shipment"],
      args: ["refund_reason", "refund_shipping_fees"],
      optional_args: ["line"],
      args_description: {
        refund_reason: closed({ NO_STOCK: "Non disponibile", RETURN: "Reso", DAMAGED: "Danneggiato" }),
        refund_shipping_fees: {
          type: "boolean",
          default_value: "false",
          valid_values: labelled({ true: "Sì", false: "No" }),
        },
        line: typed("line_number"),
      },
    },
  };
}
