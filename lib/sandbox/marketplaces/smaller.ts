import { capitalCodes } from "./carriers";
import type { Marketplace } from "./metadata";
import { carrierTable, closed, freeText, onArg, onOrder, suggested, typed, when } from "./metadata";
import { SIMPLE_STATUS, shell } from "./shell";

/** Allegro: numbers and regular expressions in conditions, an unknown type, another currency. */
const allegro: Marketplace = {
  code: "allegro_pl",
  buyers: { PL: 100 },
  currency: "PLN",
  language: "en",
  weight: 3,
  orderId: "~~~~~~~~-~~~~-11ee-a~~~-~~~~~~~~~~~~",
  lineId: "{order}:{n}",
  meta: shell("allegro_pl", "Allegro", ["POL", "PL"], {
    status: SIMPLE_STATUS,
    carriers: carrierTable(capitalCodes(["InPost", "DPD", "Poczta Polska", "ORLEN Paczka"])),
    shipping_methods: {},
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: ["weight", "declared_value", "tracking_url", "comment", "pickup_phone", "notify_buyer"],
        args_description: {
          carrier: closed(capitalCodes(["InPost", "DPD", "Poczta Polska", "ORLEN Paczka"])),
          tracking_number: freeText(),
          weight: typed("number", { depends_on: when("allOf", onOrder("original_total_order", "greater_than", 500)) }),
          declared_value: typed("price", {
            depends_on: when("allOf", onOrder("original_total_order", "greater_than_or_equals", 1000)),
          }),
          tracking_url: freeText({
            depends_on: when(
              "anyOf",
              onArg("tracking_number", "regex", "^(?!\\d)"),
              onArg("carrier", "contains", "PACZKA"),
            ),
          }),
          comment: freeText({ depends_on: when("allOf", onOrder("original_total_order", "lower_than_or_equals", 20)) }),
          pickup_phone: {
            type: "phone",
            accept_free_values: true,
            depends_on: when("allOf", onArg("carrier", "equals", "INPOST")),
          },
          notify_buyer: { type: "boolean", default_value: "true" },
        },
      },
      cancel: {
        status: ["new", "waiting_shipment"],
        args: ["cancel_reason"],
        optional_args: ["comment"],
        args_description: {
          cancel_reason: closed({ "1": "Out of stock", "2": "Buyer's wish", "12": "No payment" }),
          comment: freeText({
            depends_on: when("oneOf", onArg("cancel_reason", "equals", 12), onArg("cancel_reason", "equals", "2")),
          }),
        },
      },
    },
  }),
};

/** CDON: conditions over the lines of the packages, and one that nobody can read. */
const cdon: Marketplace = {
  code: "cdon_se",
  buyers: { SE: 100 },
  currency: "SEK",
  language: "en",
  weight: 2,
  orderId: "#########",
  lineId: "{order}-{n}",
  meta: shell("cdon_se", "CDON", ["SWE", "SE"], {
    status: SIMPLE_STATUS,
    carriers: carrierTable(capitalCodes(["PostNord", "DHL", "Bring", "Budbee"])),
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["tracking_number"],
        optional_args: ["carrier", "shipping_price", "custom_carrier", "delay"],
        args_description: {
          tracking_number: { accept_free_values: true },
          carrier: { type: "string", valid_values: {}, accept_free_values: false },
          shipping_price: typed("price", {
            depends_on: when("allOf", onOrder("packages.cart.quantity", "greater_than", 1)),
          }),
          custom_carrier: freeText({
            depends_on: when(
              "allOf",
              onArg("carrier", "regex", "."),
              onArg("carrier", "not_in_list", ["POSTNORD", "DHL"]),
            ),
          }),
          delay: freeText({
            depends_on: { operator: "someOf", conditions: [onOrder("weather", "resembles", "snow")] },
          }),
        },
      },
    },
  }),
};

const galaxus: Marketplace = {
  code: "galaxus_ch",
  buyers: { CH: 100 },
  currency: "CHF",
  language: "de",
  weight: 2,
  orderId: "#########",
  lineId: "{order}-{n}",
  meta: {
    ...shell("galaxus_ch", "Galaxus", ["CHE", "CH"], {
      status: SIMPLE_STATUS,
      carriers: carrierTable(capitalCodes(["Post CH", "DPD", "Planzer", "DHL"])),
      shipping_methods: {},
      actions: {
        ship: {
          status: ["waiting_shipment"],
          args: ["carrier", "tracking_number"],
          optional_args: ["weight", "quantity"],
          args_description: {
            carrier: suggested(capitalCodes(["Post CH", "DPD", "Planzer", "DHL"]), { default_value: "POSTCH" }),
            tracking_number: freeText(),
            weight: typed("number", { depends_on: when("allOf", onOrder("original_total_order", "lower_than", 50)) }),
            quantity: typed("quantity"),
          },
        },
      },
    }),
    description:
      '<div class="intro"><h2>Galaxus</h2>\r\n<p onclick="void 0">Der gr&ouml;sste Schweizer Onlineh&auml;ndler.</p>' +
      "<script>document.title = 'metadata'</script><a href=\"javascript:void(0)\">Mehr</a></div>",
  },
};

/** No exchange rate for its currency: amounts read -1 (API.md §6.1). */
const emag: Marketplace = {
  code: "emag_hu",
  buyers: { HU: 100 },
  currency: "HUF",
  language: "en",
  weight: 0.6,
  orderId: "#########",
  lineId: "{order}-{n}",
  meta: shell("emag_hu", "eMAG", ["HUN", "HU"], {
    status: SIMPLE_STATUS,
    carriers: carrierTable(capitalCodes(["GLS", "DPD", "Sameday"])),
    shipping_methods: {},
    actions: {
      ship: {
        status: ["waiting_shipment"],
        args: ["carrier", "tracking_number"],
        optional_args: [],
        args_description: { carrier: closed(capitalCodes(["GLS", "DPD", "Sameday"])), tracking_number: freeText() },
      },
    },
  }),
};

/** A small fair whose ids hold every awkward sign; always URL-encode (API.md §5.3). */
const craftFair: Marketplace = {
  code: "craft-fair_be",
  buyers: { BE: 80, NL: 20 },
  currency: "EUR",
  language: "en",
  weight: 0.8,
  orderId: "CF:{date}/###+é&?? #",
  lineId: "{order}/{n}",
  meta: shell("craft-fair_be", "Craft Fair & Co", ["BEL", "BE"], {
    status: { ...SIMPLE_STATUS, waiting_shipment: ["to ship / à expédier"] },
    carriers: carrierTable(capitalCodes(["bpost", "DPD"])),
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
        args: [],
        optional_args: ["tracking_number", "carrier", "line"],
        args_description: {
          tracking_number: freeText(),
          carrier: suggested(capitalCodes(["bpost", "DPD"])),
          line: typed("line_number"),
        },
      },
      cancel: { status: ["waiting_shipment"], args: [], optional_args: [], args_description: {} },
    },
  }),
};

/** A partner without order actions: every member of `orders` is empty. */
const admarkt: Marketplace = {
  code: "admarkt",
  buyers: { NL: 100 },
  currency: "EUR",
  language: "en",
  weight: 0,
  orderId: "#",
  lineId: "#",
  meta: {
    name: "Admarkt",
    country: "NLD",
    description: "Admarkt brings traffic to an online shop.",
    homepage: "https://www.example.com/admarkt",
    logo: "cdn/partners//_.jpeg",
    orders: { status: {}, carriers: {}, actions: {} },
  },
};

export const SMALLER: Marketplace[] = [allegro, cdon, galaxus, emag, craftFair, admarkt];
