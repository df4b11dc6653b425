import "server-only";
import type { Queryable } from "../db/database";

/** How an account's documents are written for Lengow and read from its reports; the sources disagree (API.md §17, §19.2). */
export interface VcsSettings {
  /** Zone in which the report's dates are written: it names none. */
  datesZone: string;
  /** Name of the file part: text and curl example say `upload`, the raw example `file`. */
  partName: "upload" | "file";
  /** Lengow's documented keys, Amazon's own, or both at once. */
  metadataKeys: "both" | "documented" | "amazon";
  /** How long the bytes of what was sent are kept. */
  keepYears: number;
}

/** Ten years is the longest term for invoices in the countries of §18 (France, Germany, Italy keep ten, others less). */
const DEFAULTS: VcsSettings = { datesZone: "UTC", partName: "upload", metadataKeys: "both", keepYears: 10 };

interface Row {
  dates_zone: string;
  part_name: VcsSettings["partName"];
  metadata_keys: VcsSettings["metadataKeys"];
  keep_years: number;
}

/** The account's settings, or what holds without any. */
export async function vcsSettings(db: Queryable, accountId: number): Promise<VcsSettings> {
  const [row] = await db.query<Row>(
    "select dates_zone, part_name, metadata_keys, keep_years from vcs_settings where account_id = $1",
    [accountId],
  );
  if (!row) return DEFAULTS;
  const { dates_zone: datesZone, part_name: partName, metadata_keys: metadataKeys, keep_years: keepYears } = row;
  return { datesZone, partName, metadataKeys, keepYears };
}

/** What the marketplace is told beside the file. */
export interface InvoiceFacts {
  kind: "invoice" | "credit_note";
  number: string;
  orderId: string;
  shippingId: string;
  /** Needed for a credit note (API.md §18). */
  transactionId: string;
  /** Two places, in the report's sign. */
  total: string;
  vat: string;
}

/** Characters Amazon takes in a value (API.md §18); a transaction id may hold others and is passed on as Amazon gave it. */
const unsigned = (amount: string): string => amount.replace(/^-/, "");

/**
 * The one place where an invoice's facts become the keys of `metadata`. By default all known spellings at once (API.md §19.2): whoever does
 * not know a key leaves it. Amounts are sent without a sign, since Amazon's own list of characters has a minus only as a dash in names and
 * says nothing of negative totals.
 */
export function invoiceMetadata(facts: InvoiceFacts, keys: VcsSettings["metadataKeys"]): Record<string, string> {
  const { kind, number, shippingId, orderId, transactionId } = facts;
  const isCredit = kind === "credit_note";
  const documented = { doc_type: isCredit ? "CREDIT_NOTE" : "INVOICE", DocumentId: number };
  const amazon = {
    InvoiceNumber: number,
    DocumentType: isCredit ? "CreditNote" : "Invoice",
    ...(shippingId === "" ? { OrderId: orderId } : { ShippingId: shippingId }),
    ...(isCredit ? { TransactionId: transactionId } : {}),
    TotalAmount: unsigned(facts.total),
    TotalVATAmount: unsigned(facts.vat),
  };
  if (keys === "documented") return documented;
  return keys === "amazon" ? amazon : { ...documented, ...amazon };
}

/** The name a file is sent under: ours, so that no name of outside can break a header (RELIABILITY.md A20). */
export function sentName(kind: "invoice" | "credit_note" | "other", orderId: string, sha256: string): string {
  const order = orderId.replace(/[^A-Za-z0-9-]/g, "").slice(0, 60) || "order";
  const noun = kind === "invoice" ? "invoice" : kind === "credit_note" ? "credit-note" : "document";
  return `${noun}-${order}-${sha256.slice(0, 8)}.pdf`;
}

/** The name a file came with as a text to show: no folders, no control or direction characters, at most 120 characters. */
export function shownName(name: string): string {
  const bare = name.normalize("NFC").split(/[/\\]/).pop() ?? "";
  const clean = bare
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return [...clean].slice(0, 120).join("") || "document.pdf";
}
