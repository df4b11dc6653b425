import { type GroupedDocument, groupReport } from "@/lib/vcs/group-report";
import type { ReportRow } from "@/lib/vcs/report-row";
import type { InvoiceSources } from "../invoice-sources";

export const IDENTITY = {
  company: "Maison Verdier SARL",
  address: "14 rue des Capucins",
  address_2: "",
  postal_code: "69001",
  city: "Lyon",
  country: "FR",
  vat_numbers: ["FR12345678901", "DE123456789", "IT12345678901", "ESB12345678", "GB123456789"],
  registration: "RCS Lyon 812 345 678",
  contact: "factures@verdier.example",
  invoice_series: "FA",
  credit_note_series: "AV",
  time_zone: "Europe/Paris",
};

/** One row of a report as Amazon writes it; what is not named is empty. */
export function reportRow(values: ReportRow = {}): ReportRow {
  return {
    "marketplace-id": "FR",
    "order-id": "306-8846120-4471593",
    "order-item-id": "1",
    "shipping-id": "DNK7Tq2vX",
    "transaction-id": "DNK7Tq2vX",
    "transaction-type": "SHIPMENT",
    "invoice-status": "InvoicePending",
    "is-amazon-invoiced": "FALSE",
    "order-date": "11/17/2026 9:12",
    "shipment-date": "11/20/2026 16:40",
    "seller-vat-number": "FR12345678901",
    "product-name": "Plaid en laine mérinos",
    sku: "PLAID-ECRU",
    "quantity-purchased": "2",
    currency: "EUR",
    "item-vat-incl-amount": "178.8",
    "item-vat-amount": "29.8",
    "item-vat-excl-amount": "149",
    "item-vat-rate": "0.2",
    "is-business-order": "TRUE",
    "buyer-company-name": "Cabinet Morel",
    "billing-name": "Élodie Morel",
    "bill-address-1": "8 quai de la Fosse",
    "bill-postal-code": "44000",
    "bill-city": "Nantes",
    "bill-country": "FR",
    "recipient-name": "Élodie Morel",
    "ship-address-1": "2 rue de l’Arche Sèche",
    "ship-postal-code": "44000",
    "ship-city": "Nantes",
    "ship-country": "FR",
    "recommended-invoice-format": "PDF",
    ...values,
  };
}

/** The documents of a report of one store. */
export function documentsOf(marketplace: string, rows: readonly ReportRow[]): GroupedDocument[] {
  return groupReport(marketplace, rows, { now: Date.parse("2026-11-21T09:00:00Z") });
}

/** Sources that know these documents and nothing else. */
export function sourcesOf(documents: readonly GroupedDocument[], sent: Record<string, string> = {}): InvoiceSources {
  return {
    find: async (_ctx, key) => documents.find(({ document }) => document.key === key) ?? null,
    sentNumber: async (_ctx, key) => sent[key] ?? null,
  };
}
