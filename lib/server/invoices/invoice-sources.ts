import "server-only";
import type { ServiceContext } from "../context";
import type { InvoiceSource } from "./build-invoice";

/** Where the making of invoices gets its facts from. */
export interface InvoiceSources {
  /** A document of this account's reports with its rows; null when there is none. */
  find(ctx: ServiceContext, key: string): Promise<InvoiceSource | null>;
  /** The invoice number under which a document was sent and taken; null when none was. */
  sentNumber(ctx: ServiceContext, key: string): Promise<string | null>;
}

/** The stored reports and uploads of this account. */
export const ownSources: InvoiceSources = {
  find: async () => null,
  sentNumber: async () => null,
};
