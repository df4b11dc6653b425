import type { Answer } from "../http/answer";
import { e1 } from "../http/answer";
import { readAccountId } from "../http/call";
import type { Session } from "../tokens";

/** `account_id` is mandatory and must be the caller's own; the refusal is the same for both (API.md §5.3). */
export function refuseForeignAccount(value: unknown, session: Session): Answer | null {
  return readAccountId(value) === session.accountId ? null : e1(403, "Forbidden");
}
