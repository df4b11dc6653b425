import { TRIAGE_TABS, type TriageTab } from "@/lib/contract/triage";
import { createSerializer, parseAsString, parseAsStringLiteral } from "@/lib/domain/url-state";

export const TRIAGE_SORTS = ["pressure", "count", "newest", "oldest"] as const;
export type TriageSort = (typeof TRIAGE_SORTS)[number];

/** What of the inbox stands in the address: the queue, its order, the group that is open. */
export const triageParsers = {
  tab: parseAsStringLiteral(TRIAGE_TABS).withDefault("new"),
  sort: parseAsStringLiteral(TRIAGE_SORTS).withDefault("pressure"),
  group: parseAsString.withDefault(""),
};

export interface TriageState {
  tab: TriageTab;
  sort: TriageSort;
  group: string;
}

export const serializeTriage = createSerializer(triageParsers);

/** The question to our own route. */
export function triageQuery({ tab, sort }: Pick<TriageState, "tab" | "sort">): string {
  return new URLSearchParams({ tab, sort }).toString();
}

/** The id of a group out of a pasted link or an id as it is; null for anything else. */
export function groupOfLink(text: string): string | null {
  const typed = text.trim();
  const inLink = /[?&]group=([^&#\s]+)/.exec(typed)?.[1];
  let id = typed;
  try {
    if (inLink !== undefined) id = decodeURIComponent(inLink);
  } catch {
    return null;
  }
  return /^[A-Za-z0-9_.%~!*'()-]{5,300}$/.test(id) && id.includes("~") ? id : null;
}
