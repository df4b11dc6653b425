import "server-only";
import type { NoticeSettings } from "@/lib/contract/triage";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";

/** Something that happened in triage, for those who asked to hear of it. */
export interface NoticeEvent {
  event: NoticeSettings["events"][number];
  /** The same for the same happening, so that nobody hears of it twice. */
  key: string;
  at: Date;
  group: {
    id: string;
    marketplace: string;
    action_type: string;
    family: string;
    mask: string;
    /** Nothing came back: the mask is made of our own codes. */
    wordless: boolean;
    count: number;
  };
  action_id?: string;
}

interface Listener {
  person_id: string;
  email: boolean;
  webhook: boolean;
  events: string[];
  updated_at: Date;
}

const LISTENERS = `
select n.person_id, n.email, (n.webhook_url is not null) as webhook, n.events, n.updated_at
from notice_settings n
join people p on p.id = n.person_id and p.disabled_at is null
join grants g on g.person_id = n.person_id and g.account_id = n.account_id
where n.account_id = $1 and (n.email or n.webhook_url is not null)`;

const INSERT = `
insert into notices (id, account_id, person_id, channel, event, event_key, payload)
values ($1, $2, $3, $4, $5, $6, $7::jsonb) on conflict (account_id, person_id, channel, event_key) do nothing`;

/**
 * Writes a notice for each listener and channel, in the transaction of what it tells of. Nobody hears of what was there before they asked, and
 * nobody twice of the same event.
 */
export async function enqueueNotices(tx: Queryable, accountId: number, events: readonly NoticeEvent[]): Promise<void> {
  if (events.length === 0) return;
  const listeners = await tx.query<Listener>(LISTENERS, [accountId]);
  for (const listener of listeners) {
    const channels = [...(listener.email ? ["email"] : []), ...(listener.webhook ? ["webhook"] : [])];
    for (const one of events.filter(({ event, at }) => listener.events.includes(event) && at >= listener.updated_at)) {
      const payload = JSON.stringify({
        event: one.event,
        at: one.at,
        account_id: accountId,
        group: one.group,
        action_id: one.action_id,
      });
      for (const channel of channels) {
        await tx.query(INSERT, [uuidV7(), accountId, listener.person_id, channel, one.event, one.key, payload]);
      }
    }
  }
}
