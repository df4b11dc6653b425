import type { DocumentRef, OrderLine, OrderType, Package } from "../order-fields";
import { readDelivery } from "./address";
import { cleanText, isEmpty, isRecord } from "./clean-json";
import type { Fields } from "./fields";

const PACKAGE = new Set(["cart", "delivery"]);
const LINE = new Set([
  "id",
  "marketplace_order_line_id",
  "marketplace_product_id",
  "merchant_product_id",
  "marketplace_package_id",
  "marketplace_status",
  "lengow_status",
  "title",
  "category",
  "url_product",
  "url_image",
  "order_line_meta",
  "quantity",
  "amount",
  "tax",
  "shipping",
  "discount",
  "refunded_amount",
  "original_amount",
  "original_tax",
  "original_shipping",
  "original_discount",
  "original_refunded_amount",
  "max_shipping_date",
  "documents",
  "orderline_types",
  "created_at",
  "updated_at",
]);

/** Ids of documents come as numbers or as objects; the shape is not documented (API.md §6.1). */
export function readDocuments(fields: Fields, key: string): DocumentRef[] {
  const found: DocumentRef[] = [];
  for (const [i, item] of fields.items(key).entries()) {
    const path = `${fields.at}${key}[${i}]`;
    if (typeof item === "string" || typeof item === "number") {
      if (!isEmpty(item)) found.push({ id: cleanText(String(item)), type: null, name: null });
    } else if (isRecord(item) && (typeof item.id === "number" || (typeof item.id === "string" && item.id !== ""))) {
      const text = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? cleanText(value) : null);
      found.push({ id: cleanText(String(item.id)), type: text(item.type), name: text(item.name) });
    } else if (item !== null) fields.report.problem(path, "is no document", item);
  }
  return found;
}

/** Types are decided on `type`; the label is shown, and is the type where there is none (API.md §7). */
export function readOrderTypes(fields: Fields, key: string): OrderType[] {
  const found: OrderType[] = [];
  for (const [i, item] of fields.items(key).entries()) {
    const type = typeof item === "string" ? item : isRecord(item) && typeof item.type === "string" ? item.type : "";
    const label = isRecord(item) && typeof item.label === "string" ? item.label : "";
    if (type.trim() !== "") found.push({ type: cleanText(type), label: cleanText(label.trim() === "" ? type : label) });
    else if (!isEmpty(item)) fields.report.problem(`${fields.at}${key}[${i}]`, "has no type", item);
  }
  return found;
}

function readProductId(fields: Fields): OrderLine["merchant_product_id"] {
  const product = fields.object("merchant_product_id");
  return product === null ? null : { field: product.text("field"), id: product.text("id") };
}

function readLine(fields: Fields): OrderLine {
  fields.keepUnknown(LINE);
  const lineId = fields.text("marketplace_order_line_id");
  if (lineId === null) fields.report.problems.push(`${fields.at}marketplace_order_line_id is missing`);
  return {
    id: fields.text("id"),
    marketplace_order_line_id: lineId ?? "",
    marketplace_product_id: fields.text("marketplace_product_id"),
    merchant_product_id: readProductId(fields),
    marketplace_package_id: fields.text("marketplace_package_id"),
    marketplace_status: fields.text("marketplace_status"),
    lengow_status: fields.text("lengow_status"),
    title: fields.text("title"),
    category: fields.text("category"),
    url_product: fields.text("url_product"),
    url_image: fields.text("url_image"),
    order_line_meta: fields.free("order_line_meta"),
    quantity: fields.count("quantity", 0),
    amount: fields.converted("amount"),
    tax: fields.converted("tax"),
    shipping: fields.converted("shipping"),
    discount: fields.money("discount"),
    refunded_amount: fields.converted("refunded_amount"),
    original_amount: fields.money("original_amount"),
    original_tax: fields.money("original_tax"),
    original_shipping: fields.money("original_shipping"),
    original_discount: fields.money("original_discount"),
    original_refunded_amount: fields.money("original_refunded_amount"),
    max_shipping_date: fields.date("max_shipping_date"),
    documents: readDocuments(fields, "documents"),
    orderline_types: readOrderTypes(fields, "orderline_types"),
    created_at: fields.date("created_at"),
    updated_at: fields.date("updated_at"),
  };
}

export function readPackage(fields: Fields): Package {
  fields.keepUnknown(PACKAGE);
  return { cart: fields.objects("cart").map(readLine), delivery: readDelivery(fields.object("delivery")) };
}
