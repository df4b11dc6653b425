import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ArgumentFailures,
  EvidenceLanguage,
  EvidencePack,
  EvidenceReader,
  NoticeSettings,
  NoticeSettingsBody,
  TriageFixBody,
  TriageFixForm,
  TriageFixPreview,
  TriageFound,
  TriageGroup,
  TriageGroupDetail,
  TriageList,
  TriageMaskPreview,
  TriageMoveBody,
  TriageResynced,
  TriageSendBody,
  TriageSent,
} from "@/lib/contract/triage";
import { apiGet, apiPost, apiSend } from "./api-fetch";

/** Our own store answers, so the inbox may be asked often; TanStack stops in a hidden tab. */
const LIVE_MS = 5_000;
const MINUTE_MS = 60_000;

const base = (accountId: number) => `/api/accounts/${accountId}/triage`;
const groupPath = (accountId: number, id: string) => `${base(accountId)}/groups/${encodeURIComponent(id)}`;

export const triageKeys = {
  all: (accountId: number) => ["account", accountId, "triage"] as const,
  list: (accountId: number, query: string) => ["account", accountId, "triage", "list", query] as const,
  find: (accountId: number, text: string) => ["account", accountId, "triage", "find", text] as const,
  group: (accountId: number, id: string) => ["account", accountId, "triage", "group", id] as const,
  fix: (accountId: number, id: string) => ["account", accountId, "triage", "fix", id] as const,
};

/** The groups of one tab, with the numbers of all. */
export function triageListQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: triageKeys.list(accountId, query),
    queryFn: ({ signal }) => apiGet<TriageList>(`${base(accountId)}/groups?${query}`, signal),
    refetchInterval: LIVE_MS,
    refetchOnWindowFocus: true,
    retry: false,
  });
}

/** The groups of all tabs that hold these words, or an order; the last answer stays until the next one is there. */
export function triageFindQuery(accountId: number, text: string) {
  return queryOptions({
    queryKey: triageKeys.find(accountId, text),
    queryFn: ({ signal }) => apiPost<TriageFound>(`${base(accountId)}/groups`, { text }, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: LIVE_MS,
    refetchInterval: LIVE_MS * 2,
    retry: false,
  });
}

/** One group with its failures. */
export function triageGroupQuery(accountId: number, id: string) {
  return queryOptions({
    queryKey: triageKeys.group(accountId, id),
    queryFn: ({ signal }) => apiGet<TriageGroupDetail>(groupPath(accountId, id), signal),
    enabled: id !== "",
    staleTime: LIVE_MS,
    refetchInterval: LIVE_MS * 2,
    retry: false,
  });
}

/** Everything of a group that is not open any more, for who asks for it; followed like the group itself. */
export function triageSettledQuery(accountId: number, id: string, enabled: boolean) {
  return queryOptions({
    queryKey: [...triageKeys.group(accountId, id), "settled"] as const,
    queryFn: async ({ signal }) =>
      (await apiGet<TriageGroupDetail>(`${groupPath(accountId, id)}?settled=all`, signal)).settled,
    enabled,
    staleTime: LIVE_MS,
    refetchInterval: MINUTE_MS,
    retry: false,
  });
}

/** The fields of a correction; metadata rarely changes, and most likely when many failures have just come in. */
export function triageFixFormQuery(accountId: number, id: string, enabled: boolean) {
  return queryOptions({
    queryKey: triageKeys.fix(accountId, id),
    queryFn: ({ signal }) => apiGet<TriageFixForm>(`${groupPath(accountId, id)}/fix`, signal),
    enabled,
    staleTime: MINUTE_MS,
    retry: 1,
  });
}

/** What would become of every row; asked anew for every value, the last answer stays until then. */
export function triagePreviewQuery(accountId: number, id: string, body: TriageFixBody, enabled: boolean) {
  return queryOptions({
    queryKey: [...triageKeys.fix(accountId, id), "preview", body] as const,
    queryFn: ({ signal }) => apiPost<TriageFixPreview>(`${groupPath(accountId, id)}/fix/preview`, body, signal),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
    retry: false,
  });
}

/** Sends a correction; the same key is the same batch, so a lost answer may be asked for again. @throws ApiError */
export function sendTriageFix(accountId: number, id: string, body: TriageSendBody): Promise<TriageSent> {
  return apiPost<TriageSent>(`${groupPath(accountId, id)}/fix`, body);
}

/** @throws ApiError; `busy` when a colleague moved the group meanwhile */
export function moveTriageGroup(accountId: number, id: string, body: TriageMoveBody): Promise<TriageGroup> {
  return apiPost<TriageGroup>(`${groupPath(accountId, id)}/move`, body);
}

/** Reads the orders of a group anew. @throws ApiError */
export function resyncTriageGroup(accountId: number, id: string): Promise<TriageResynced> {
  return apiPost<TriageResynced>(`${groupPath(accountId, id)}/resync`, {});
}

/** @throws ApiError */
export function editTriageMask(
  accountId: number,
  id: string,
  mask: string,
  preview: boolean,
): Promise<TriageMaskPreview> {
  return apiPost<TriageMaskPreview>(`${groupPath(accountId, id)}/mask`, { mask, preview });
}

/** What can be handed on about one action. */
export function evidenceQuery(accountId: number, actionId: string, language: EvidenceLanguage, reader: EvidenceReader) {
  const query = new URLSearchParams({ language, reader });
  return queryOptions({
    queryKey: [...triageKeys.all(accountId), "evidence", actionId, language, reader] as const,
    queryFn: ({ signal }) =>
      apiGet<EvidencePack>(`${base(accountId)}/evidence/${encodeURIComponent(actionId)}?${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

/** Which values made an action fail lately on a marketplace. */
export function argumentFailuresQuery(accountId: number, marketplace: string, type?: string) {
  const query = new URLSearchParams({ marketplace, ...(type ? { type } : {}) });
  return queryOptions({
    queryKey: [...triageKeys.all(accountId), "argument-failures", marketplace, type ?? ""] as const,
    queryFn: ({ signal }) => apiGet<ArgumentFailures>(`${base(accountId)}/argument-failures?${query}`, signal),
    staleTime: 5 * 60_000,
    retry: false,
  });
}

/** Keeps what the person wants to hear of on this account. @throws ApiError */
export function saveNotices(accountId: number, body: NoticeSettingsBody): Promise<NoticeSettings> {
  return apiSend<NoticeSettings>("PUT", `${base(accountId)}/notices`, body);
}
