import "server-only";
import { OPEN_STATUSES, type OrderAlert } from "@/lib/domain/order-alerts";
import type { ActionState } from "@/lib/domain/status";
import type { SqlValue } from "@/lib/server/db/database";

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

const MINUTE = 60_000;
/** How long a state may last before it counts as stuck; the list of actions says the same (actions/action-filter.ts). */
const STUCK_AFTER_MS: Partial<Record<ActionState, number>> = {
  ready: 2 * MINUTE,
  claimed: 2 * MINUTE,
  unconfirmed: 2 * MINUTE,
  accepted: 60 * MINUTE,
  needs_person: 0,
};

function stuck(timeScale: number): string {
  const cases = Object.entries(STUCK_AFTER_MS).map(
    ([state, ms]) => `when '${state}' then ${Math.round(ms / timeScale)}`,
  );
  const since = "case a.state when 'ready' then a.undo_until when 'accepted' then a.accepted_at else a.updated_at end";
  const states = Object.keys(STUCK_AFTER_MS).map((state) => `'${state}'`);
  return `a.state in (${states.join(", ")})
    and extract(epoch from clock_timestamp() - ${since}) * 1000 >= case a.state ${cases.join(" ")} end`;
}

/** An intent of the order in that state, unless something newer was asked of the same lines. */
function lastIntent(condition: string, account: string): string {
  return `(o.marketplace, o.order_id) in (select a.marketplace, a.order_id from outbox a
    where a.account_id = ${account} and ${condition}
      and not exists (select from outbox later where later.account_id = a.account_id and later.marketplace = a.marketplace
        and later.order_id = a.order_id and later.state <> 'withdrawn' and (later.created_at, later.id) > (a.created_at, a.id)
        and (later.line = a.line or later.line = '*' or a.line = '*')))`;
}

/** One alert as a condition over `order_index o`. Late and due look at open orders with a deadline, the others at our own intents. */
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
      return lastIntent("a.state in ('refused', 'rejected')", account());
    case "warnings":
      return lastIntent("a.state = 'done_with_warning'", account());
    case "stuck":
      return lastIntent(stuck(timeScale), account());
  }
}
