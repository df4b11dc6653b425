import { createParser, parseAsString } from "@/lib/domain/url-state";

const parseAsPage = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** What of the audit log is on screen; the address is the only copy. */
export const auditParsers = {
  person: parseAsString.withDefault(""),
  kind: parseAsString.withDefault(""),
  page: parseAsPage.withDefault(1),
};

export interface AuditState {
  person: string;
  kind: string;
  page: number;
}

export const AUDIT_PAGE = 50;

/** The question of our own route for this state; what cannot be a person or a kind is left out. */
export function auditQueryOf(state: AuditState): string {
  const query = new URLSearchParams();
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(state.person)) query.set("person", state.person);
  if (/^[a-z_]{1,40}$/.test(state.kind)) query.set("kind", state.kind);
  if (state.page > 1) query.set("page", String(state.page));
  query.set("page_size", String(AUDIT_PAGE));
  return query.toString();
}
