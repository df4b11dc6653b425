import type { Currency, LengowOrderFields, OrderTax, Payment } from "../order-fields";
import { readAddress } from "./address";
import { isRecord } from "./clean-json";
import { isNoRate } from "./decimal";
import { Fields, RowReport } from "./fields";
import { readDocuments, readOrderTypes, readPackage } from "./order-line";

const ORDER = new Set([
  "marketplace",
  "marketplace_order_id",
  "account_id",
  "marketplace_country_iso2",
  "merchant_order_id",
  "marketplace_status",
  "lengow_status",
  "marketplace_order_date",
  "imported_at",
  "updated_at",
  "currency",
  "original_currency",
  "total_order",
  "total_tax",
  "shipping",
  "discount",
  "commission",
  "processing_fee",
  "original_total_order",
  "original_total_tax",
  "original_shipping",
  "original_discount",
  "original_commission",
  "original_processing_fee",
  "original_total_buyer_amount",
  "original_total_buyer_tax",
  "original_buyer_currency",
  "comments",
  "invoice_number",
  "invoice_url",
  "payments",
  "packages",
  "billing_address",
  "contact_address",
  "documents",
  "order_meta",
  "order_types",
  "tax",
  "anonymized",
]);
const PAYMENT = new Set(["id", "checkout", "status", "type", "settled_at", "payment_terms"]);
const CURRENCY = new Set(["iso_a3", "symbol", "name"]);
const BUYER_TAX = new Set(["type", "id"]);
const TAX = new Set([
  "is_marketplace_deemed_supplier",
  "tax_electronic_portal_type",
  "tax_electronic_portal_id",
  "marketplace_eori_number",
  "buyer_tax",
]);

/** An object normally; a bare ISO code is understood as well. */
function readCurrency(fields: Fields, key: string): Currency | null {
  const value = fields.source[key];
  if (typeof value === "string" && /^[A-Za-z]{3}$/.test(value.trim()))
    return { iso_a3: value.trim().toUpperCase(), symbol: null, name: null };
  const currency = fields.object(key);
  if (currency === null) return null;
  currency.keepUnknown(CURRENCY);
  const code = currency.text("iso_a3");
  return code === null ? null : { iso_a3: code, symbol: currency.text("symbol"), name: currency.text("name") };
}

function readPayment(fields: Fields): Payment {
  fields.keepUnknown(PAYMENT);
  const terms = fields.free("payment_terms");
  return {
    id: fields.text("id"),
    checkout: fields.text("checkout"),
    status: fields.text("status"),
    type: fields.text("type"),
    settled_at: fields.date("settled_at"),
    payment_terms: Object.keys(terms).length === 0 ? null : terms,
  };
}

function readTax(fields: Fields | null): OrderTax | null {
  if (fields === null) return null;
  fields.keepUnknown(TAX);
  const buyer = fields.object("buyer_tax");
  buyer?.keepUnknown(BUYER_TAX);
  return {
    is_marketplace_deemed_supplier: fields.flag("is_marketplace_deemed_supplier"),
    tax_electronic_portal_type: fields.text("tax_electronic_portal_type"),
    tax_electronic_portal_id: fields.text("tax_electronic_portal_id"),
    marketplace_eori_number: fields.text("marketplace_eori_number"),
    buyer_tax: buyer === null ? null : { type: buyer.text("type"), id: buyer.text("id") },
  };
}

function required(fields: Fields, key: string): string {
  const text = fields.text(key);
  if (text === null) fields.report.problems.push(`${key} is missing`);
  return text ?? "";
}

function readMoney(fields: Fields) {
  return {
    total_order: fields.converted("total_order"),
    total_tax: fields.converted("total_tax"),
    shipping: fields.converted("shipping"),
    discount: fields.money("discount"),
    commission: fields.money("commission"),
    processing_fee: fields.converted("processing_fee"),
    original_total_order: fields.money("original_total_order"),
    original_total_tax: fields.money("original_total_tax"),
    original_shipping: fields.money("original_shipping"),
    original_discount: fields.money("original_discount"),
    original_commission: fields.money("original_commission"),
    original_processing_fee: fields.money("original_processing_fee"),
    original_total_buyer_amount: fields.money("original_total_buyer_amount"),
    original_total_buyer_tax: fields.money("original_total_buyer_tax"),
    original_buyer_currency: fields.text("original_buyer_currency"),
  };
}

function readFields(fields: Fields): LengowOrderFields {
  const { report } = fields;
  return {
    marketplace: required(fields, "marketplace"),
    marketplace_order_id: required(fields, "marketplace_order_id"),
    account_id: fields.integer("account_id"),
    marketplace_country_iso2: fields.text("marketplace_country_iso2"),
    merchant_order_id: fields.texts("merchant_order_id"),
    marketplace_status: fields.text("marketplace_status"),
    lengow_status: required(fields, "lengow_status"),
    marketplace_order_date: fields.date("marketplace_order_date"),
    imported_at: fields.date("imported_at"),
    updated_at: fields.date("updated_at"),
    currency: readCurrency(fields, "currency"),
    original_currency: readCurrency(fields, "original_currency"),
    conversion_missing: false,
    ...readMoney(fields),
    comments: fields.texts("comments"),
    invoice_number: fields.text("invoice_number"),
    invoice_url: fields.text("invoice_url"),
    payments: fields.objects("payments").map(readPayment),
    packages: fields.objects("packages").map(readPackage),
    billing_address: readAddress(fields.object("billing_address")),
    contact_address: readAddress(fields.object("contact_address")),
    documents: readDocuments(fields, "documents"),
    order_meta: fields.free("order_meta"),
    order_types: readOrderTypes(fields, "order_types"),
    tax: readTax(fields.object("tax")),
    anonymized: fields.flag("anonymized") ?? false,
    unknown_fields: report.unknown,
    unreadable: null,
  };
}

/**
 * A discount or commission may truly be -1.00, so there -1 means "no exchange rate" only when another amount of the same
 * order says so too.
 */
function settleMissingRate(order: LengowOrderFields): void {
  order.conversion_missing = true;
  if (isNoRate(order.discount)) order.discount = null;
  if (isNoRate(order.commission)) order.commission = null;
  for (const line of order.packages.flatMap((entry) => entry.cart)) {
    if (isNoRate(line.discount)) line.discount = null;
  }
}

/** Reads one order of the wire. Never throws: what cannot be read is empty, noted in `unreadable` and kept in `unknown_fields`. */
export function readOrder(value: unknown): LengowOrderFields {
  const report = new RowReport();
  const source = isRecord(value) ? value : {};
  if (!isRecord(value)) report.problem("row", "is no object", value);
  const fields = new Fields(source, report, "", 1);
  fields.keepUnknown(ORDER);
  const order = readFields(fields);
  if (report.noRate) settleMissingRate(order);
  order.unreadable = report.unreadable();
  return order;
}
