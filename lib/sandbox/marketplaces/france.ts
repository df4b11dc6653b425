import { capitalCodes } from "./carriers";
import type { Marketplace, MarketplaceMeta } from "./metadata";
import { carrierTable, closed, freeText, onArg, suggested, typed, when } from "./metadata";

type Orders = MarketplaceMeta["orders"];

/** Members of a French marketplace that are the same everywhere. */
function french(code: string, name: string, orders: Orders): MarketplaceMeta {
  return {
    name,
    country: "FRA",
    country_iso_a2: "FR",
    logo: `https://cdn.example.com/logos/${code}.png`,
    description: null,
    homepage: `https://www.example.com/${code}`,
    legacy_code: code,
    package: `mp_${code}`,
    orders,
  };
}

const HOME = { buyers: { FR: 97, BE: 3 }, currency: "EUR", language: "fr" } as const;
const CDISCOUNT_CARRIERS = capitalCodes([
  "Colissimo",
  "Chronopost",
  "Mondial Relay",
  "DPD",
  "GLS",
  "Relais Colis",
  "UPS",
  "Autre",
]);
const FNAC_CARRIERS = capitalCodes(["Colissimo", "Chronopost", "Mondial Relay", "DPD", "DHL", "UPS"]);
const YES_NO = { "1": "Oui", "0": "Non" };

/** Cdiscount (Octopia): codes of digits, plain labels, a yes/no on shipping fees (API.md §16). */
const cdiscount: Marketplace = {
  code: "cdiscount",
  ...HOME,
  weight: 9,
  orderId: "{date}#####*****",
  lineId: "{order}-{n}",
  ownDelivery: 0.05,
  meta: french("cdiscount", "Cdiscount", {
    status: {
      new: ["Processing"],
      waiting_acceptance: ["WaitingAcceptance"],
      accepted: ["Accepted"],
      waiting_shipment: ["InPreparation"],
      shipped: ["Shipped", "Delivered"],
      refused: ["Refused", "Rejected"],
      refunded: ["Cancelled"],
    },
    carriers: carrierTable(CDISCOUNT_CARRIERS),
    shipping_methods: carrierTable({ STD: "Standard", TRK: "Suivi", REG: "Recommandé" }),
    actions: {
      accept: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
      refuse: { status: ["waiting_acceptance"], args: [], optional_args: [], args_description: {} },
      ship: {
        status: ["waiting_shipment"],
        args: ["tracking_number", "carrier"],
        optional_args: ["carrier_name", "tracking_url"],
        args_description: {
          tracking_number: freeText(),
          carrier: closed(CDISCOUNT_CARRIERS),
          carrier_name: freeText({ depends_on: when("allOf", onArg("carrier", "equals", "AUTRE")) }),
          tracking_url: freeText({
            depends_on: when(
              "anyOf",
              onArg("carrier", "equals", "AUTRE"),
              onArg("tracking_number", "regex", "^(?i)sans"),
            ),
          }),
        },
      },
      refund: {
        status: ["accepted", "waiting_shipment", "shipped"],
        args: ["reason", "refund_shipping_fees"],
        optional_args: ["line"],
        args_description: {
          // Plain labels and digit codes: JSON readers put such keys first, sorted (API.md §14.4).
          reason: {
            type: "list",
            accept_free_values: false,
            valid_values: {
              "131": "Rétractation",
              "132": "Rupture de stock",
              "133": "Produit abîmé",
              "7": "Geste commercial",
            },
            default_value: "132",
            depends_on: null,
          },
          refund_shipping_fees: closed(YES_NO, { default_value: "0" }),
          line: typed("line_number"),
        },
      },
    },
  }),
};

const fnac: Marketplace = {
  code: "fnac",
  ...HOME,
  weight: 6,
  orderId: "FN**##********",
  lineId: "{n}",
  meta: french("fnac", "Fnac Darty", {
    status: {
      new: ["CREATED"],
      waiting_acceptance: ["TOACCEPT"],
      accepted: ["ACCEPTED"],
      waiting_shipment: ["TOSHIP"],
      shipped: ["SHIPPED"],
      closed: ["RECEIVED"],
      refused: ["REFUSED"],
      canceled: ["CANCELLED"],
      refunded: ["REFUNDED"],
    },
    carriers: carrierTable(FNAC_CARRIERS),
    shipping_methods: {},
    actions: {
      accept: {
        status: ["waiting_acceptance"],
        args: [],
        optional_args: ["expedition_country_code", "line"],
        args_description: {
          expedition_country_code: suggested(
            { FR: "France", BE: "Belgique", DE: "Allemagne" },
            { default_value: "FR" },
          ),
          line: typed("line_number"),
        },
      },
      refuse: {
        status: ["waiting_acceptance"],
        args: [],
        optional_args: ["line"],
        args_description: { line: typed("line_number") },
      },
      ship: {
        status: ["waiting_shipment"],
        args: [],
        optional_args: ["tracking_number", "carrier", "line"],
        args_description: {
          tracking_number: freeText(),
          carrier: closed(FNAC_CARRIERS, { depends_on: when("allOf", onArg("tracking_number", "regex", ".")) }),
          line: typed("line_number"),
        },
      },
      refund: {
        status: ["accepted", "waiting_shipment", "shipped", "closed", "refused"],
        args: ["refund_reason"],
        optional_args: ["line", "refund_price"],
        args_description: {
          // An array of pairs, the rarest of the four shapes.
          refund_reason: {
            type: "list",
            accept_free_values: false,
            valid_values: [
              { code: "NO_STOCK", label: "Rupture" },
              { code: "RETURN", label: "Retour client" },
              { code: "PRODUCT_UNAVAILABLE", label: "Produit indisponible" },
            ],
            default_value: "",
          },
          line: typed("line_number"),
          refund_price: typed("price"),
        },
      },
    },
  }),
};

const laredoute: Marketplace = {
  code: "laredoute_fr",
  ...HOME,
  weight: 3,
  orderId: "LR########",
  lineId: "{order}/{n}",
  meta: french("laredoute_fr", "La Redoute", {
    status: {
      new: ["Created"],
      accepted: ["Accepted"],
      waiting_shipment: ["ToShip"],
      shipped: ["Shipped"],
      canceled: ["Cancelled/OutOfStock"],
      refunding: ["Refunding"],
      refunded: ["Refunded"],
    },
    carriers: carrierTable(capitalCodes(["Colissimo", "Relais Colis", "Chronopost", "Geodis"])),
    shipping_methods: {},
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: ["line", "tracking_url"],
        // The carrier has no values of its own: `orders.carriers` is the list (API.md §14.3).
        args_description: {
          carrier: { type: "list", accept_free_values: false, valid_values: {} },
          tracking_number: freeText(),
          line: typed("line_number"),
        },
      },
      cancel: {
        status: ["waiting_shipment"],
        args: [],
        optional_args: ["line"],
        args_description: { line: typed("line_number") },
      },
    },
  }),
};

/** Veepee: where partial_refunded was first seen, with the whole refund booked on one line. */
const veepee: Marketplace = {
  code: "veepee_fr",
  ...HOME,
  weight: 2,
  orderId: "1########",
  lineId: "{order}-{n}",
  meta: french("veepee_fr", "Veepee", {
    status: {
      waiting_shipment: ["TO_SHIP"],
      shipped: ["SHIPPED"],
      canceled: ["CANCELLED"],
      refunded: ["REFUNDED"],
      partial_refunded: ["PARTIALLY_REFUNDED"],
    },
    carriers: {},
    shipping_methods: {},
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["tracking_number"],
        optional_args: ["carrier"],
        args_description: { tracking_number: { type: "string" }, carrier: freeText() },
      },
      refund: {
        status: ["shipped", "partial_refunded"],
        args: ["refund_price"],
        optional_args: ["line", "refund_quantity", "comment"],
        args_description: {
          refund_price: typed("price"),
          line: typed("line_number"),
          refund_quantity: typed("quantity"),
        },
      },
    },
  }),
};

export const FRANCE: Marketplace[] = [cdiscount, fnac, laredoute, veepee];
