"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { IssuedInvoice, MakeInvoice } from "@/lib/contract/invoices";
import { keys } from "@/lib/queries/keys";
import { issuedPdf, issueInvoice } from "@/lib/queries/vcs";
import type { Added } from "./use-tray";

export interface MakeResult {
  key: string;
  error: Error | null;
}

function asFile(invoice: IssuedInvoice, blob: Blob): Added {
  return {
    blob,
    name: `${invoice.number}.pdf`,
    chosen: invoice.document_key,
    number: invoice.number,
    total: invoice.total,
    vat: invoice.vat,
  };
}

/** Issues documents one after the other, so that their numbers follow their order, and lays the PDFs into the list of files to send. */
export function useMaking(accountId: number, add: (files: readonly Added[]) => void) {
  const client = useQueryClient();
  return useCallback(
    async (wishes: readonly MakeInvoice[]): Promise<MakeResult[]> => {
      const results: MakeResult[] = [];
      const made: Added[] = [];
      for (const wish of wishes) {
        try {
          const invoice = await issueInvoice(accountId, wish);
          made.push(asFile(invoice, await issuedPdf(accountId, invoice.id)));
          results.push({ key: wish.document_key, error: null });
        } catch (error) {
          results.push({ key: wish.document_key, error: error instanceof Error ? error : new Error(String(error)) });
        }
      }
      if (made.length > 0) add(made);
      await client.invalidateQueries({ queryKey: keys.issuedInvoices(accountId) });
      await client.invalidateQueries({ queryKey: keys.invoiceSettings(accountId) });
      return results;
    },
    [accountId, add, client],
  );
}
