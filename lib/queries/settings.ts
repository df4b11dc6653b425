import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditPage } from "@/lib/contract/audit";
import type {
  AccountSettings,
  ConnectionTest,
  GrantBody,
  KeysBody,
  MemberPatch,
  SettingsPatch,
  Team,
} from "@/lib/contract/settings";
import { apiGet, apiPost, apiSend } from "./api-fetch";
import { keys } from "./keys";

const base = (accountId: number) => `/api/accounts/${accountId}`;

/** The account's settings with who changed each last. */
export function settingsQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.settings(accountId),
    queryFn: ({ signal }) => apiGet<AccountSettings>(`${base(accountId)}/settings`, signal),
    retry: false,
  });
}

/** Who has which role on the account. */
export function teamQuery(accountId: number) {
  return queryOptions({
    queryKey: keys.team(accountId),
    queryFn: ({ signal }) => apiGet<Team>(`${base(accountId)}/settings/team`, signal),
    retry: false,
  });
}

/** A page of the audit log; the earlier page stays while the next one loads. */
export function auditQuery(accountId: number, query: string) {
  return queryOptions({
    queryKey: keys.audit(accountId, query),
    queryFn: ({ signal }) => apiGet<AuditPage>(`${base(accountId)}/audit?${query}`, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export const changeSettings = (accountId: number, patch: SettingsPatch) =>
  apiSend<AccountSettings>("PATCH", `${base(accountId)}/settings`, patch);

export const replaceKeys = (accountId: number, body: KeysBody) =>
  apiSend<AccountSettings>("PUT", `${base(accountId)}/settings/keys`, body);

export const testConnection = (accountId: number) =>
  apiPost<ConnectionTest>(`${base(accountId)}/settings/connection-test`, {});

export const grantRole = (accountId: number, body: GrantBody) =>
  apiPost<Team>(`${base(accountId)}/settings/team`, body);

export const changeMember = (accountId: number, personId: string, patch: MemberPatch) =>
  apiSend<Team>("PATCH", `${base(accountId)}/settings/team/${personId}`, patch);

export const takeRole = (accountId: number, personId: string) =>
  apiSend<Team>("DELETE", `${base(accountId)}/settings/team/${personId}`);
