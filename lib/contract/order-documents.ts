import { z } from "zod";
import type { Upload } from "./vcs";

const amount = z.string().regex(/^\d{1,9}\.\d{2}$/, "must be an amount with two decimals");
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, YYYY-MM-DD")
  .refine((text) => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text), "is no day of the calendar");

/** The text fields of `POST …/orders/[marketplace]/[orderId]/documents`, beside the part `file`: what Mirakl asks for with an invoice (API.md §19.2). */
export const OrderDocumentFields = z.strictObject({
  /** A UUID made when the form opens: the same one never records twice. */
  client_key: z.guid().transform((key) => key.toLowerCase()),
  document_number: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cf}]{1,64}$/u, "must be 1 to 64 visible characters"),
  issue_date: day,
  due_date: day,
  total_amount_excluding_taxes: amount,
  total_tax_amount: amount,
});
export type OrderDocumentFields = z.output<typeof OrderDocumentFields>;

/** `GET …/documents` of an order: what was uploaded for it here; what Lengow holds stands on the order itself. */
export interface OrderDocuments {
  /** True where the marketplace's metadata says that it takes documents. Amazon's go through its VAT report instead. */
  uploadable: boolean;
  uploads: Upload[];
}
