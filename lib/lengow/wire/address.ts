import type { Address, Tracking } from "../order-fields";
import type { Fields } from "./fields";

const ADDRESS_KEYS = [
  "id",
  "type",
  "company",
  "civility",
  "first_name",
  "last_name",
  "full_name",
  "first_line",
  "second_line",
  "complement",
  "zipcode",
  "city",
  "state_region",
  "common_country_iso_a2",
  "phone_home",
  "phone_office",
  "phone_mobile",
  "full_address",
  "email",
  "vat_number",
];
const ADDRESS = new Set(ADDRESS_KEYS);
const DELIVERY = new Set([...ADDRESS_KEYS, "trackings"]);
const RELAY = new Set(["id", "name", "type"]);
const TRACKING = new Set([
  "number",
  "method",
  "carrier",
  "url",
  "is_delivered_by_marketplace",
  "parcel_weight",
  "shipped_at",
  "relay",
  "marketplace_order_line_ids",
]);

/** `__` is a placeholder that does occur (API.md §6.4). */
function phone(fields: Fields, key: string): string | null {
  const text = fields.text(key);
  return text !== null && /^_+$/.test(text.trim()) ? null : text;
}

function addressOf(fields: Fields): Address {
  return {
    id: fields.text("id"),
    type: fields.text("type"),
    company: fields.text("company"),
    civility: fields.text("civility"),
    first_name: fields.text("first_name"),
    last_name: fields.text("last_name"),
    full_name: fields.text("full_name"),
    first_line: fields.text("first_line"),
    second_line: fields.text("second_line"),
    complement: fields.text("complement"),
    zipcode: fields.text("zipcode"),
    city: fields.text("city"),
    state_region: fields.text("state_region"),
    common_country_iso_a2: fields.text("common_country_iso_a2"),
    phone_home: phone(fields, "phone_home"),
    phone_office: phone(fields, "phone_office"),
    phone_mobile: phone(fields, "phone_mobile"),
    full_address: fields.text("full_address"),
    email: fields.text("email"),
    vat_number: fields.text("vat_number"),
  };
}

export function readAddress(fields: Fields | null): Address | null {
  if (fields === null) return null;
  fields.keepUnknown(ADDRESS);
  return addressOf(fields);
}

export function readDelivery(fields: Fields | null): (Address & { trackings: Tracking[] }) | null {
  if (fields === null) return null;
  fields.keepUnknown(DELIVERY);
  return { ...addressOf(fields), trackings: fields.objects("trackings").map(readTracking) };
}

function readTracking(fields: Fields): Tracking {
  fields.keepUnknown(TRACKING);
  const relay = fields.object("relay");
  relay?.keepUnknown(RELAY);
  return {
    number: fields.text("number"),
    method: fields.text("method"),
    carrier: fields.text("carrier"),
    url: fields.text("url"),
    is_delivered_by_marketplace: fields.flag("is_delivered_by_marketplace"),
    parcel_weight: fields.text("parcel_weight"),
    shipped_at: fields.date("shipped_at"),
    relay: relay === null ? null : { id: relay.text("id"), name: relay.text("name"), type: relay.text("type") },
    marketplace_order_line_ids: fields.texts("marketplace_order_line_ids"),
  };
}
