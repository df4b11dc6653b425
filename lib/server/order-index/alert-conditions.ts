import "server-only";
import type { TriageKind } from "@/lib/contract/triage";
import { OPEN_STATUSES, type OrderAlert } from "@/lib/domain/order-alerts";
import type { SqlValue } from "@/lib/server/db/database";
import { stuckCondition } from "@/lib/server/outbox/stuck";
import { isSettled, RESOLVED_BY_PERSON } from "@/lib/server/triage/settled";

export interface AlertAsking {
  accountId: number;
  now: Date;
  /** Whose midnight ends the day. */
  tz: string;
  timeScale: number;
}

interface Places {
  place(value: SqlValue): string;
}

/** Which orders still have goods to send, for conditions. */
export const OPEN_LIST = OPEN_STATUSES.map((status) => `'${status}'`).join(", ");

/** What was asked of the same lines of the order after `of`, by us or at Lengow; `from` names the table and its row `later`. */
function newer(from: "outbox" | "lengow_actions", of: "a" | "f", since: string): string {
  return `select from ${from} later where later.account_id = ${of}.account_id and later.marketplace = ${of}.marketplace
    and later.order_id = ${of}.order_id and (later.line = ${of}.line or later.line = '*' or ${of}.line = '*') and ${since}`;
}

/** Lengow's row of an action that another tool asked for. */
const ELSEWHERE =
  "not exists (select from outbox own where own.account_id = later.account_id and own.upstream_id = later.id)";

/** Intents of ours in that state, unless something newer was asked of the same lines or they are settled (lib/server/triage/settled.ts). */
function ours(condition: string, account: string, isEnded: boolean): string {
  const overtaken = isEnded
    ? `and not exists (${newer("lengow_actions", "a", `later.created_at > a.created_at and ${ELSEWHERE}`)})`
    : "";
  return `select a.marketplace, a.order_id from outbox a where a.account_id = ${account} and ${condition}
    and not exists (${newer("outbox", "a", "later.state <> 'withdrawn' and (later.created_at, later.id) > (a.created_at, a.id)")})
    ${overtaken}
    and not ${isSettled("a.account_id", "a.id::text")}`;
}

/** What other tools asked for and triage found open (lib/server/triage), unless something newer was asked of the same lines. */
function elsewhere(kind: TriageKind, account: string): string {
  return `select f.marketplace, f.order_id from triage_failures f
    where f.account_id = ${account} and f.closed_at is null and f.source = 'lengow' and f.kind = '${kind}' and not ${RESOLVED_BY_PERSON}
    and not exists (${newer("outbox", "f", "later.state <> 'withdrawn' and later.created_at > f.created_at")})
    and not exists (${newer("lengow_actions", "f", "(later.created_at, later.id) > (f.created_at, f.upstream_id)")})`;
}

/** One set of both, so that the database begins at the few orders concerned and not at all orders there are. */
function lastAsked(own: string, kind: TriageKind, account: string, isEnded = true): string {
  return `(o.marketplace, o.order_id) in (${ours(own, account, isEnded)} union all ${elsewhere(kind, account)})`;
}

/** One alert as a condition over `order_index o`. Late and due look at open orders with a deadline, the others at what was asked last. */
export function alertCondition(alert: OrderAlert, params: Places, asking: AlertAsking): string {
  const { now, tz, timeScale } = asking;
  const account = () => `${params.place(asking.accountId)}::int`;
  const moment = () => `${params.place(now)}::timestamptz`;
  const open = `o.lengow_status in (${OPEN_LIST})`;
  switch (alert) {
    case "late":
      return `o.ship_by < ${moment()} and ${open}`;
    case "due_today": {
      const [at, zone] = [moment(), `${params.place(tz)}::text`];
      return `o.ship_by >= ${at} and o.ship_by < (date_trunc('day', ${at} at time zone ${zone}) + interval '1 day') at time zone ${zone} and ${open}`;
    }
    case "errors":
      return lastAsked("a.state in ('refused', 'rejected')", "failed", account());
    case "warnings":
      return lastAsked("a.state = 'done_with_warning'", "warning", account());
    case "stuck":
      return lastAsked(stuckCondition("a", timeScale), "stuck", account(), false);
  }
}
