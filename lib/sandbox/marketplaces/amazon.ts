import { amazonCarriers } from "./carriers";
import type { ActionMeta, Language, Marketplace } from "./metadata";
import { carrierTable, closed, freeText, onArg, suggested, typed, whenAmazon } from "./metadata";

const CANCEL_REASONS = {
  NoInventory: "No inventory",
  ShippingAddressUndeliverable: "Shipping address undeliverable",
  CustomerExchange: "Customer exchange",
  BuyerCanceled: "Buyer canceled",
  GeneralAdjustment: "General adjustment",
  CarrierCreditDecision: "Carrier credit decision",
  RiskAssessmentInformationNotValid: "Risk assessment information not valid",
  CarrierCoverageFailure: "Carrier coverage failure",
  CustomerReturn: "Customer return",
  MerchandiseNotReceived: "Merchandise not received",
};

const REFUND_REASONS = {
  ProductOutofStock: "Product out of stock",
  CustomerReturn: "Customer return",
  PriceError: "Price error",
  Other: "Other",
  NoInventory: "No inventory",
  CouldNotShip: "Could not ship",
  DifferentItem: "Different item",
  Abandoned: "Abandoned",
  CustomerCancel: "Customer cancel",
  ProductNotReceived: "Product not received",
  ProductNotAsDescribed: "Product not as described",
  TransactionRecord: "Transaction record",
  GeneralAdjustment: "General adjustment",
};

const LABEL_ARGS = [
  "weight",
  "weight_unit",
  "package_dimension_length",
  "package_dimension_width",
  "package_dimension_height",
  "package_dimension_unit",
  "from_address_name",
  "from_address_line",
  "from_address_city",
  "from_address_postal_code",
  "from_address_country_code",
];

function ship(): ActionMeta {
  return {
    status: ["waiting_shipment"],
    args: ["carrier", "shipping_method"],
    optional_args: ["carrier_name", "line", "shipping_date", "tracking_number"],
    args_description: {
      carrier: closed(amazonCarriers()),
      shipping_method: suggested(
        { Standard: "Standard", Express: "Express", SecondDay: "Second Day" },
        { type: "string" },
      ),
      carrier_name: freeText({ depends_on: whenAmazon("allOf", onArg("carrier", "equals", "Other")) }),
      line: typed("line_number"),
      shipping_date: typed("date"),
      tracking_number: freeText(),
    },
  };
}

function refund(): ActionMeta {
  const price = typed("price");
  return {
    status: ["shipped"],
    args: ["line", "reason"],
    optional_args: ["refund_price", "refund_taxes", "refund_shipping_price", "refund_shipping_taxes"],
    args_description: {
      line: typed("line_number"),
      reason: closed(REFUND_REASONS, { default_value: "CustomerReturn" }),
      refund_price: price,
      refund_taxes: price,
      refund_shipping_price: price,
      refund_shipping_taxes: price,
    },
  };
}

/** The two label actions stand in real metadata with an empty status list (API.md §13, U3). */
function labels(): Record<string, ActionMeta> {
  const args = Object.fromEntries(LABEL_ARGS.map((name) => [name, freeText()]));
  return {
    set_eligible_shipping_methods: {
      status: [],
      args: LABEL_ARGS,
      optional_args: ["declared_value", "currency_code", "carrier_pickup", "delivery_experience"],
      args_description: {
        ...args,
        declared_value: typed("price"),
        currency_code: freeText(),
        carrier_pickup: freeText(),
      },
    },
    buy_shipment_label: {
      status: [],
      args: ["shipping_service_id", ...LABEL_ARGS],
      optional_args: ["shipping_service_offer_id", "shipping_date", "line"],
      args_description: { ...args, shipping_service_id: freeText(), line: freeText() },
    },
  };
}

function amazon(
  code: string,
  place: [name: string, iso3: string, iso2: string, currency: string],
  site: Site,
): Marketplace {
  const [name, country, iso2, currency] = place;
  return {
    code,
    currency,
    buyers: site.buyers,
    language: site.language,
    weight: site.weight,
    orderId: site.orderId,
    lineId: "##############",
    ownDelivery: 0.14,
    meta: {
      name: `Amazon ${name}`,
      country,
      country_iso_a2: iso2,
      logo: `https://cdn.example.com/logos/${code}.png`,
      description: "<p>Sell on <b>Amazon</b>.<br>\r\nOrders are collected every hour.</p>",
      homepage: `https://www.example.com/${code}`,
      legacy_code: code.replace("_", ""),
      package: `sp_amazon.mp.${iso2.toLowerCase()}`,
      features: { invoice_upload: true },
      orders: {
        status: {
          new: ["Pending", "PendingAvailability"],
          waiting_shipment: ["Unshipped", "PartiallyShipped", "Unfulfillable"],
          shipped: ["Shipped", "InvoiceUnconfirmed"],
          canceled: ["Canceled"],
          refunded: ["Refunded"],
        },
        carriers: carrierTable(amazonCarriers()),
        shipping_methods: carrierTable({ Standard: "Standard", Express: "Express", SecondDay: "Second Day" }),
        actions: {
          ship: ship(),
          cancel: {
            status: ["new", "waiting_shipment"],
            args: [],
            optional_args: ["line", "reason"],
            args_description: { line: typed("line_number"), reason: closed(CANCEL_REASONS) },
          },
          refund: refund(),
          ...labels(),
        },
      },
    },
  };
}

interface Site {
  language: Language;
  weight: number;
  orderId: string;
  buyers: Partial<Record<string, number>>;
}

/** The five Amazon sites; ids are 3-7-7 digits. */
export const AMAZON: Marketplace[] = [
  amazon("amazon_fr", ["FR", "FRA", "FR", "EUR"], {
    language: "fr",
    weight: 17,
    orderId: "40#-#######-#######",
    buyers: { FR: 92, BE: 6, CH: 2 },
  }),
  amazon("amazon_de", ["DE", "DEU", "DE", "EUR"], {
    language: "de",
    weight: 14,
    orderId: "30#-#######-#######",
    buyers: { DE: 88, AT: 9, CH: 3 },
  }),
  amazon("amazon_uk", ["UK", "GBR", "GB", "GBP"], {
    language: "en",
    weight: 9,
    orderId: "20#-#######-#######",
    buyers: { GB: 100 },
  }),
  amazon("amazon_it", ["IT", "ITA", "IT", "EUR"], {
    language: "it",
    weight: 7,
    orderId: "17#-#######-#######",
    buyers: { IT: 100 },
  }),
  amazon("amazon_es", ["ES", "ESP", "ES", "EUR"], {
    language: "en",
    weight: 6,
    orderId: "17#-#######-#######",
    buyers: { ES: 93, PT: 7 },
  }),
];
