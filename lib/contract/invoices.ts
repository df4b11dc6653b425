import { z } from "zod";

/** Languages an invoice can be written in: those Amazon gives citations for (API.md §17). */
export const INVOICE_LANGUAGES = ["en", "fr", "de", "it", "es"] as const;
export type InvoiceLanguage = (typeof INVOICE_LANGUAGES)[number];

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be at most ${max} characters`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, "must not hold hidden characters");

/** An account number in disguise: two letters, two digits, 11 to 30 more, blanks anywhere. Amazon wants no bank details on invoices. */
const BANK_ACCOUNT = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/;
const noBankDetails = (text: string) => !BANK_ACCOUNT.test(text) && !/\b(?:IBAN|BIC|SWIFT)\b/i.test(text);
const WITHOUT_BANK = "must not hold bank details: Amazon asks for none on invoices";

const required = (max: number) => line(max).min(1, "must be given");
const optional = (max: number) => line(max).default("").refine(noBankDetails, WITHOUT_BANK);

/** Letters and digits: Amazon takes few others in an invoice number (API.md §18). */
const series = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,8}$/, "must be 1 to 8 letters or digits");

const vatNumber = z
  .string()
  .transform((text) => text.replace(/[\s.-]/g, "").toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}[A-Z0-9]{5,14}$/, "must begin with the country, e.g. FR12345678901"));

/** Who sells, as the law wants it on an invoice, and how invoices are numbered. */
export const InvoiceIdentity = z.strictObject({
  company: required(120).refine(noBankDetails, WITHOUT_BANK),
  address: required(120),
  address_2: optional(120),
  postal_code: required(16),
  city: required(80),
  country: z.string().regex(/^[A-Z]{2}$/, "must be a country code of two letters"),
  /** One per country in which VAT is owed; the country is the number's first two letters. */
  vat_numbers: z.array(vatNumber).min(1, "must hold at least one").max(30),
  /** Company register, capital, legal form: one line at the foot. */
  registration: optional(200),
  contact: optional(120),
  invoice_series: series,
  credit_note_series: series,
  /** The zone in which "today" and the year of a number are decided. */
  time_zone: z
    .string()
    .max(60)
    .refine((zone) => {
      try {
        return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
      } catch {
        return false;
      }
    }, "must be a time zone, e.g. Europe/Paris"),
});
export type InvoiceIdentity = z.output<typeof InvoiceIdentity>;

/** `PUT …/invoices/settings`. `confirmed` switches the making of invoices on, or off again. */
export const SaveInvoiceSettings = z
  .strictObject({ identity: InvoiceIdentity, confirmed: z.boolean() })
  .refine(({ identity }) => identity.invoice_series !== identity.credit_note_series, {
    path: ["identity", "credit_note_series"],
    message: "must differ from the series of invoices",
  });
export type SaveInvoiceSettings = z.output<typeof SaveInvoiceSettings>;

export interface InvoiceSettings {
  identity: InvoiceIdentity | null;
  /** Off until an administrator confirmed exactly this identity. */
  confirmed_at: string | null;
  confirmed_by: string | null;
  /** The number the next one would carry, per kind; not reserved. */
  next: { invoice: string; credit_note: string } | null;
}

/** `POST …/invoices/preview` and `POST …/invoices`. */
export const MakeInvoice = z.strictObject({
  document_key: z.string().min(1).max(300),
  language: z.enum(INVOICE_LANGUAGES).optional(),
  /** For a credit note whose invoice was not made or sent here. */
  original_number: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9,/\\ \-_;:]{1,60}$/, "must be letters, digits and , / \\ - _ ; : only")
    .optional(),
});
export type MakeInvoice = z.output<typeof MakeInvoice>;

/** Why a document could not be made; in `details` of the refusal under `problem`. Nothing was stored and no number was used. */
export const MAKE_PROBLEMS = [
  "not_confirmed",
  "no_document",
  "not_open",
  "no_rows",
  "amount",
  "seller_vat",
  "amazon_invoices",
  "buyer",
  "original_unknown",
  "missing_characters",
] as const;
export type MakeProblem = (typeof MAKE_PROBLEMS)[number];

/** What a person should look at before the document is issued. */
export const INVOICE_WARNINGS = ["citation_missing", "text_repaired", "e_invoice_needed", "format_not_pdf"] as const;
export type InvoiceWarning = (typeof INVOICE_WARNINGS)[number];

/** An invoice or credit note of ours. Issued once, never changed. */
export interface IssuedInvoice {
  id: string;
  document_key: string;
  kind: "invoice" | "credit_note";
  number: string;
  issued_at: string;
  issued_by: string | null;
  language: InvoiceLanguage;
  currency: string;
  total: string;
  vat: string;
  sha256: string;
}

export interface IssuedInvoiceList {
  results: IssuedInvoice[];
}
