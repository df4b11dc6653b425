import { queryOptions } from "@tanstack/react-query";
import type { LinkTemplates, LinkTemplatesBody } from "@/lib/contract/link-templates";
import { apiGet, apiSend } from "./api-fetch";

const place = (accountId: number) => `/api/accounts/${accountId}/link-templates`;

/** The account's links out. */
export function linkTemplatesQuery(accountId: number) {
  return queryOptions({
    queryKey: ["account", accountId, "link-templates"] as const,
    queryFn: ({ signal }) => apiGet<LinkTemplates>(place(accountId), signal),
    retry: false,
  });
}

/** @throws ApiError */
export function saveLinkTemplates(accountId: number, body: LinkTemplatesBody): Promise<LinkTemplates> {
  return apiSend("PUT", place(accountId), body);
}
