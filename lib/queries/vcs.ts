import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  InvoiceSettings,
  InvoiceWarning,
  IssuedInvoice,
  IssuedInvoiceList,
  MakeInvoice,
  SaveInvoiceSettings,
} from "@/lib/contract/invoices";
import type { Upload, UploadFields, UploadList, VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import type { VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { ApiError, apiForm, apiGet, apiPost, apiSend, apiStream } from "./api-fetch";
import { keys } from "./keys";

const base = (accountId: number) => `/api/accounts/${accountId}`;

/** The list is read from our own store and may be asked often. */
const LIST_MS = 15_000;
const LIVE_MS = 2_000;
/** As many as the browser reads in one go without holding up the page. */
const AT_ONCE = 500;

/** Invoices and credit notes that Amazon asks for, with what we did about them; `query` as in `VcsDocumentsQuery`. */
export function vcsDocumentsQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: keys.vcsDocuments(accountId, query),
    queryFn: ({ signal }) => apiGet<VcsDocumentList>(`${base(accountId)}/vcs/documents?${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: LIST_MS / 2,
    refetchInterval: LIST_MS,
    retry: false,
  });
}

/** Asks Amazon's reports anew, past our store. */
export function readReportsAnew(accountId: number): Promise<VcsDocumentList> {
  return apiGet<VcsDocumentList>(`${base(accountId)}/vcs/documents?fresh=1&detail=short&page_size=1`);
}

/** Every document with its lines, for finding the one a file belongs to. Done ones too: a file for them is told so. */
export async function allDocuments(accountId: number, signal?: AbortSignal): Promise<VcsDocument[]> {
  const first = await documentsPage(accountId, 1, signal);
  const all = [...first.results];
  for (let page = 2; all.length < first.count; page += 1) {
    const { results } = await documentsPage(accountId, page, signal);
    if (results.length === 0) break;
    all.push(...results);
  }
  return all;
}

function documentsPage(accountId: number, page: number, signal?: AbortSignal): Promise<VcsDocumentList> {
  return apiGet<VcsDocumentList>(`${base(accountId)}/vcs/documents?page_size=${AT_ONCE}&page=${page}`, signal);
}

/** Uploads of these ids; followed while one of them is under way. */
export function vcsUploadsQuery(accountId: number, ids: readonly string[]) {
  const query = new URLSearchParams({ ids: [...ids].sort().slice(0, 500).join(), page_size: "500" }).toString();
  return queryOptions({
    queryKey: keys.vcsUploads(accountId, query),
    queryFn: ({ signal }) => apiGet<UploadList>(`${base(accountId)}/vcs/uploads?${query}`, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data && !state.data.results.some(isMoving) ? LIST_MS : LIVE_MS),
    retry: false,
  });
}

/** Whether a state still changes by itself. */
export function isMoving({ state }: { state: Upload["state"] }): boolean {
  return ["ready", "claimed", "sending", "unconfirmed", "accepted"].includes(state);
}

/** The waits before a lost answer of our own route is asked for again, with the same key. */
const REPEAT_AFTER_MS = [700, 2_000, 5_000];

/** Records one PDF for sending. A lost answer is asked for again: the same `client_key` never records twice. @throws ApiError */
export async function uploadPdf(accountId: number, fields: UploadFields, file: Blob, name: string): Promise<Upload> {
  const ask = () => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) form.set(field, value);
    form.set("file", file, name);
    return apiForm<Upload>(`${base(accountId)}/vcs/uploads`, form);
  };
  for (const wait of REPEAT_AFTER_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError) || error.sent !== "unknown") throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return ask();
}

/** Takes an upload back before it leaves. @throws ApiError */
export function cancelUpload(accountId: number, id: string): Promise<Upload> {
  return apiPost<Upload>(`${base(accountId)}/vcs/uploads/${id}/cancel`, {});
}

/** A person looked at Amazon and the document is not there. @throws ApiError */
export function confirmLost(accountId: number, id: string, note: string): Promise<Upload> {
  return apiPost<Upload>(`${base(accountId)}/vcs/uploads/${id}/confirm-lost`, { note });
}

/** The accountant's log: a plain link, the browser downloads it. */
export function exportAddress(accountId: number): string {
  return `${base(accountId)}/vcs/export`;
}

export function issuedInvoicesQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.issuedInvoices(accountId),
    queryFn: ({ signal }) => apiGet<IssuedInvoiceList>(`${base(accountId)}/invoices`, signal),
    staleTime: LIST_MS,
    retry: false,
  });
}

export function invoiceSettingsQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.invoiceSettings(accountId),
    queryFn: ({ signal }) => apiGet<InvoiceSettings>(`${base(accountId)}/invoices/settings`, signal),
    staleTime: LIST_MS,
    retry: false,
  });
}

/** How invoices are sent, kept and read. */
export function vcsSettingsQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.vcsSettings(accountId),
    queryFn: ({ signal }) => apiGet<VcsSettingsBody>(`${base(accountId)}/vcs/settings`, signal),
    staleTime: LIST_MS,
    retry: false,
  });
}

/** @throws ApiError */
export function saveVcsSettings(accountId: number, body: VcsSettingsBody): Promise<VcsSettingsBody> {
  return apiSend<VcsSettingsBody>("PUT", `${base(accountId)}/vcs/settings`, body);
}

export function saveInvoiceSettings(accountId: number, body: SaveInvoiceSettings): Promise<InvoiceSettings> {
  return apiSend<InvoiceSettings>("PUT", `${base(accountId)}/invoices/settings`, body);
}

/** The document as it would be issued now; it carries no number. @throws ApiError */
export async function previewInvoice(
  accountId: number,
  wish: MakeInvoice,
  signal: AbortSignal,
): Promise<{ pdf: ArrayBuffer; warnings: InvoiceWarning[] }> {
  const answer = await apiStream(`${base(accountId)}/invoices/preview`, wish, signal);
  const warnings = (answer.headers.get("x-warnings") ?? "").split(",").filter(Boolean) as InvoiceWarning[];
  return { pdf: await answer.arrayBuffer(), warnings };
}

/** Issues it: takes the next number. Asking again gives the same one. @throws ApiError */
export function issueInvoice(accountId: number, wish: MakeInvoice): Promise<IssuedInvoice> {
  return apiPost<IssuedInvoice>(`${base(accountId)}/invoices`, wish);
}

export async function issuedPdf(accountId: number, id: string): Promise<Blob> {
  const answer = await apiStream(`${base(accountId)}/invoices/${id}`, null, new AbortController().signal);
  return answer.blob();
}
