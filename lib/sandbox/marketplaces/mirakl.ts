import { capitalCodes } from "./carriers";
import type { ActionMeta, Marketplace } from "./metadata";
import { carrierTable, closed, freeText, onArg, onOrder, suggested, typed, when } from "./metadata";

const STATUS = {
  new: ["STAGING"],
  waiting_acceptance: ["WAITING_ACCEPTANCE"],
  accepted: ["WAITING_DEBIT", "WAITING_DEBIT_PAYMENT"],
  waiting_shipment: ["SHIPPING"],
  shipped: ["SHIPPED"],
  refused: ["REFUSED"],
  closed: ["RECEIVED", "CLOSED"],
  canceled: ["CANCELED"],
  refunding: ["WAITING_REFUND", "WAITING_REFUND_PAYMENT"],
  refunded: ["REFUNDED"],
};
const CARRIERS = capitalCodes(["La Poste", "Colissimo", "Chronopost", "Mondial Relay", "DPD", "GLS", "UPS"]);
const REASONS = {
  "15": "Item out of stock",
  "16": "Item damaged",
  "17": "Commercial gesture",
  "18": "Return",
  "4": "Other",
};

function shipAction(): ActionMeta {
  return {
    status: ["waiting_shipment"],
    args: ["tracking_number"],
    optional_args: ["carrier", "tracking_url", "line"],
    args_description: {
      tracking_number: freeText(),
      carrier: suggested(CARRIERS),
      tracking_url: freeText({
        depends_on: when(
          "allOf",
          onArg("carrier", "regex", "."),
          onArg("carrier", "not_in_list", Object.keys(CARRIERS)),
        ),
      }),
      line: typed("line_number"),
    },
  };
}

function refuseAndRefund(): Record<string, ActionMeta> {
  return {
    accept: {
      status: ["waiting_acceptance"],
      args: [],
      optional_args: ["line"],
      args_description: { line: typed("line_number") },
    },
    refuse: {
      status: ["waiting_acceptance"],
      args: ["reason"],
      optional_args: ["line"],
      args_description: { reason: closed(REASONS), line: typed("line_number") },
    },
    refund: {
      status: ["shipped", "closed"],
      args: ["reason_code"],
      optional_args: ["line", "refund_price"],
      args_description: {
        reason_code: closed(REASONS),
        line: typed("line_number"),
        refund_price: typed("price"),
      },
    },
  };
}

interface Shop extends Partial<Marketplace> {
  code: string;
  name: string;
  weight: number;
}

function mirakl(shop: Shop): Marketplace {
  const { name, ...rest } = shop;
  return {
    buyers: { FR: 96, BE: 4 },
    currency: "EUR",
    language: "fr",
    orderId: "13##########-A",
    lineId: "{order}-{n}",
    meta: {
      name,
      country: "FRA",
      country_iso_a2: "FR",
      logo: `https://cdn.example.com/logos/${shop.code}.png`,
      description: null,
      homepage: `https://www.example.com/${shop.code}`,
      legacy_code: null,
      package: `mp_mirakl.${shop.code}`,
      orders: {
        status: STATUS,
        carriers: carrierTable(CARRIERS),
        shipping_methods: {},
        actions: { ship: shipAction(), ...refuseAndRefund() },
      },
    },
    ...rest,
  };
}

/** Boulanger's conditions look at the order, as its documentation extract does (API.md §14.5). */
function boulanger(): Marketplace {
  const shop = mirakl({ code: "boulanger", name: "Boulanger", weight: 3, deliveryTypes: { PARCEL: 70, TRUCK: 30 } });
  const parcel = when("allOf", onOrder("order_meta.delivery_type", "equals", "PARCEL"));
  shop.meta.orders.actions.ship = {
    status: ["waiting_shipment"],
    args: ["tracking_number", "carrier"],
    optional_args: ["tracking_url", "delivery_date"],
    args_description: {
      tracking_number: freeText(),
      carrier: closed(CARRIERS),
      tracking_url: freeText({ depends_on: parcel }),
      delivery_date: typed("date", {
        depends_on: when("allOf", onOrder("order_meta.delivery_type", "not_equals", "PARCEL")),
      }),
    },
  };
  return shop;
}

/** Decathlon takes invoices (API.md §19.2) and tells its deadline in the order's meta. */
function decathlon(): Marketplace {
  const shop = mirakl({
    code: "decathlon_fr",
    name: "Decathlon",
    weight: 4,
    deadlineInMeta: true,
    orderId: "FR1*******-A",
  });
  shop.meta.features = { invoice_upload: true };
  return shop;
}

/** An application of 2016: no args_description, no country code of two letters, few keys in actions. */
function galeriesLafayette(): Marketplace {
  const shop = mirakl({ code: "galeries_lafayette", name: "Galeries Lafayette", weight: 2, oldActions: true });
  const { description: _text, ...meta } = shop.meta;
  shop.meta = {
    name: meta.name,
    country: "FRA",
    logo: "cdn/partners//_.jpeg",
    description: "Coming soon : description",
    homepage: meta.homepage,
    orders: {
      status: STATUS,
      carriers: {
        LAPOSTE: { label: "La Poste" },
        CHRONOPOST: { label: "Chronopost" },
        MONDIALRELAY: { label: "Mondial Relay" },
      },
      actions: {
        accept: { status: ["waiting_acceptance"], args: [], optional_args: ["line"] },
        refuse: { status: ["waiting_acceptance"], args: [], optional_args: ["line"] },
        cancel: { status: ["waiting_acceptance"], args: [], optional_args: ["line"] },
        refund: { status: ["waiting_refund", "shipped"], args: ["reason_code"], optional_args: ["line"] },
        ship: { status: ["waiting_shipment"], args: ["tracking_number"], optional_args: ["carrier"] },
      },
    },
  };
  return shop;
}

export const MIRAKL: Marketplace[] = [
  mirakl({ code: "darty", name: "Darty", weight: 2, deadlineInMeta: true }),
  boulanger(),
  decathlon(),
  galeriesLafayette(),
];
