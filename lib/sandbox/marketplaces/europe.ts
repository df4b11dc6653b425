import { capitalCodes, ebayCarriers } from "./carriers";
import type { ActionMeta, Language, Marketplace, MarketplaceMeta } from "./metadata";
import { carrierTable, closed, freeText, labelled, onArg, onOrder, suggested, typed, when } from "./metadata";

function shell(
  code: string,
  name: string,
  country: [string, string],
  orders: MarketplaceMeta["orders"],
): MarketplaceMeta {
  return {
    name,
    country: country[0],
    country_iso_a2: country[1],
    logo: null,
    description: null,
    homepage: null,
    legacy_code: null,
    package: `mp_${code}`,
    orders,
  };
}

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
const zalando: Marketplace = {
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

const OTTO_CARRIERS = {
  DHL: "DHL",
  HERMES: "Hermes",
  DPD: "DPD",
  GLS: "GLS",
  UPS: "UPS",
  OTHER_FORWARDER: "Spedition",
};

/** Otto: a return label is needed for parcels only, and mandatory then (API.md §14.5). */
function otto(): Marketplace {
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

const EBAY_NAMES: Record<string, string[]> = {
  FR: ["Coliposte Colissimo", "Chronopost", "Mondial Relay", "UPS"],
  UK: ["Royal Mail Tracked", "Evri", "DPD", "Parcelforce"],
};

function ebay(code: string, name: string, site: "FR" | "UK"): Marketplace {
  const carriers = ebayCarriers(site, EBAY_NAMES[site]!);
  const french = site === "FR";
  const pickup = (status: string[], optional: string[] = []): ActionMeta => ({
    status,
    args: ["pickup_id"],
    optional_args: optional,
    args_description: { pickup_id: freeText(), refund_id: freeText() },
  });
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
      actions: {
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
      },
    }),
  };
}

const bol: Marketplace = {
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

const MANO_CARRIERS = { ...labelledCodes(["BRT", "SDA", "GLS", "DHL", "UPS", "TNT"]), Other: "Altro" };

function labelledCodes(codes: string[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, code]));
}

/** ManoMano: "Other" needs a name and a tracking page (API.md §16). */
function manomano(code: string, iso: [string, string], language: Language, weight: number): Marketplace {
  const other = when("allOf", onArg("carrier", "in_list", ["Other"]));
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
      actions: {
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
      },
    }),
  };
}

export const EUROPE: Marketplace[] = [
  zalando,
  otto(),
  ebay("ebay_fr", "eBay FR", "FR"),
  ebay("ebay_uk", "eBay UK", "UK"),
  bol,
  manomano("manomano_it", ["ITA", "IT"], "it", 3),
  manomano("manomano_fr", ["FRA", "FR"], "fr", 2),
];
