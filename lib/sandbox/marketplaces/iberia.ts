import { capitalCodes } from "./carriers";
import type { Marketplace } from "./metadata";
import { carrierTable, closed, freeText, onArg, suggested, typed, when } from "./metadata";
import { SIMPLE_STATUS, shell } from "./shell";

/** El Corte Inglés: set_delivery_date, to_refund and to_pickup (API.md §16). */
const elCorteIngles: Marketplace = {
  code: "elcorteingles_es",
  buyers: { ES: 97, PT: 3 },
  currency: "EUR",
  language: "en",
  weight: 3,
  orderId: "ECI#########-A",
  lineId: "{order}-{n}",
  deadlineInMeta: true,
  meta: shell("elcorteingles_es", "El Corte Inglés", ["ESP", "ES"], {
    status: { ...SIMPLE_STATUS, to_refund: ["INCIDENT_OPEN"], to_pickup: ["TO_COLLECT"] },
    carriers: carrierTable(capitalCodes(["Seur", "Correos", "GLS", "MRW"])),
    shipping_methods: {},
    actions: {
      accept: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: ["tracking_url"],
        args_description: {
          carrier: suggested(capitalCodes(["Seur", "Correos", "GLS", "MRW"])),
          tracking_number: freeText(),
        },
      },
      set_delivery_date: {
        status: ["shipped", "to_pickup", "to_refund", "closed"],
        args: ["delivery_date"],
        optional_args: [],
        args_description: { delivery_date: typed("date") },
      },
      refund: {
        status: ["to_refund", "shipped"],
        args: ["reason"],
        optional_args: ["line", "refund_price"],
        args_description: {
          reason: closed({ RETURN: "Devolución", INCIDENT: "Incidencia" }),
          line: typed("line_number"),
          refund_price: typed("price"),
        },
      },
    },
  }),
};

const worten: Marketplace = {
  code: "worten_pt",
  buyers: { PT: 94, ES: 6 },
  currency: "EUR",
  language: "en",
  weight: 2,
  orderId: "4#######-A",
  lineId: "{order}-{n}",
  deadlineInMeta: true,
  meta: shell("worten_pt", "Worten", ["PRT", "PT"], {
    status: SIMPLE_STATUS,
    carriers: {},
    shipping_methods: {},
    actions: {
      accept: {
        status: ["waiting_acceptance"],
        args: [],
        optional_args: ["line"],
        args_description: { line: freeText() },
      },
      ship: {
        status: ["waiting_shipment"],
        args: ["tracking_number", "carrier"],
        optional_args: ["carrier_name", "tracking_url"],
        args_description: {
          tracking_number: freeText(),
          carrier: { type: "string", valid_values: { ctt: { label: "CTT Expresso" }, other: { label: "Outro" } } },
          carrier_name: freeText({ depends_on: when("allOf", onArg("carrier", "equals", "other")) }),
          // Needed only when the carrier's name is: a chain of two conditions.
          tracking_url: freeText({ depends_on: when("allOf", onArg("carrier_name", "regex", ".")) }),
        },
      },
    },
  }),
};

/** Spain and Portugal. */
export const IBERIA: Marketplace[] = [elCorteIngles, worten];
