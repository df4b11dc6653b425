"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useQueryStates } from "@/components/url-state/use-query-states";
import type { VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import { keys } from "@/lib/queries/keys";
import { invoiceSettingsQuery, issuedInvoicesQuery, readReportsAnew, vcsDocumentsQuery } from "@/lib/queries/vcs";
import { DOCUMENT_STATES, type DocumentState } from "@/lib/vcs/document-state";
import { isOpen } from "./document-look";
import type { Selection } from "./document-table";
import { INVOICES_PAGE, type InvoicesState, invoicesParsers, invoicesQuery } from "./invoices-state";

export interface FirstList {
  query: string;
  data: VcsDocumentList | null;
}

const isSeldom = (tab: DocumentState) => tab === "by_amazon" || tab === "unknown";
const NONE: readonly VcsDocument[] = [];

/** The list of one tab with everything that stands beside it. Its state is in the address alone. */
export function useInvoices(accountId: number, canUpload: boolean, first: FirstList) {
  const client = useQueryClient();
  const [state, setState] = useQueryStates(invoicesParsers, { history: "push" });
  const change = useCallback((changes: Partial<InvoicesState>) => void setState(changes), [setState]);
  const query = invoicesQuery(state);
  const list = useQuery({
    ...vcsDocumentsQuery(accountId, query),
    initialData: query === first.query ? (first.data ?? undefined) : undefined,
  });
  const issued = useQuery(issuedInvoicesQuery(accountId));
  const settings = useQuery({ ...invoiceSettingsQuery(accountId), enabled: canUpload });
  const numbers = useMemo(
    () => new Map(issued.data?.results.map((one) => [one.document_key, one.number])),
    [issued.data],
  );
  /** Fetches ahead what a press is likely to ask for. */
  const near = (changes: Partial<InvoicesState>) => {
    void client.prefetchQuery(vcsDocumentsQuery(accountId, invoicesQuery({ ...state, ...changes })));
  };
  const refresh = async () => {
    await readReportsAnew(accountId).catch(() => undefined);
    await client.invalidateQueries({ queryKey: keys.vcs(accountId) });
  };
  const { data } = list;
  const stores = data?.stores ?? [];
  const own = stores.find(({ marketplace }) => marketplace === state.store);
  const counts = state.store === "" ? data?.counts : own?.counts;
  // What Amazon makes itself, and statuses nobody knows, have a tab when there are any.
  const tabs = DOCUMENT_STATES.filter(
    (tab) => !isSeldom(tab) || state.tab === tab || (counts !== undefined && counts[tab] > 0),
  );
  return {
    state,
    change,
    near,
    list,
    documents: data?.results ?? NONE,
    stores,
    counts,
    tabs,
    numbers,
    refresh,
    settings: settings.data ?? null,
    canMake: canUpload && settings.data?.confirmed_at != null,
    pages: Math.max(1, Math.ceil((data?.count ?? 0) / INVOICES_PAGE)),
  };
}

export type Invoices = ReturnType<typeof useInvoices>;

/** Rows picked for making; what is no longer open or no longer on the page does not count. */
export function useSelection(documents: readonly VcsDocument[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => documents.filter(isOpen).map(({ key }) => key), [documents]);
  const toggle = useCallback((key: string) => {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const togglePage = useCallback(() => {
    setPicked((old) => (open.every((key) => old.has(key)) ? new Set() : new Set(open)));
  }, [open]);
  const clear = useCallback(() => setPicked(new Set()), []);
  const selection = useMemo((): Selection => ({ keys: picked, toggle, togglePage }), [picked, toggle, togglePage]);
  return { selection, clear, chosen: documents.filter((one) => picked.has(one.key) && isOpen(one)) };
}
