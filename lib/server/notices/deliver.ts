import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { SecretBox } from "../accounts/secret-box";
import type { Container } from "../container";
import type { Database } from "../db/database";
import type { MarketplaceNames } from "../orders/order-snapshot";
import { nowPlusMs } from "../outbox/interval";
import { digestText } from "./digest-text";
import type { NoticeEvent } from "./enqueue";
import { type MailSettings, sendMail } from "./mail";
import { secretPurpose } from "./notice-settings";
import { storeNames } from "./store-names";
import { type Delivery, postWebhook } from "./webhook";

/** What delivery is made of; a test brings its own mail server. */
export interface DeliveryParts {
  db: Database;
  box: SecretBox;
  mail: MailSettings | null;
  appOrigin: string;
  /** Demo mode: a webhook on this machine may be called. */
  demo: boolean;
  /** Between two digests to one person, in milliseconds. */
  digestMs: number;
  backOffMs: readonly number[];
  /** What a person calls the marketplaces of an account. Soon answered and never failing: what it does not know is told by its code. */
  namesFor: (accountId: number, personId: string) => Promise<MarketplaceNames>;
}

type Payload = Omit<NoticeEvent, "key" | "at"> & { at: string; account_id: number };

interface NoticeRow {
  id: string;
  account_id: number;
  person_id: string;
  attempts: number;
  payload: Payload;
}

const LEASE_MS = 60_000;

const TAKE_WEBHOOK = `
update notices set state = 'sending', attempts = attempts + 1, lease_until = ${nowPlusMs("$1")}
where id = (select id from notices where channel = 'webhook' and state = 'waiting' and next_at <= clock_timestamp()
  order by next_at, id for update skip locked limit 1)
returning id, account_id, person_id, attempts, payload`;

/** Everything that waits for one person, once their last digest is long enough ago. */
const TAKE_DIGEST = `
with person as (
  select n.account_id, n.person_id from notices n
  where n.channel = 'email' and n.state = 'waiting' and n.next_at <= clock_timestamp()
    and not exists (select 1 from notices s where s.account_id = n.account_id and s.person_id = n.person_id and s.channel = 'email'
      and s.state = 'sent' and s.ended_at > clock_timestamp() - $2::double precision * interval '1 millisecond')
  order by n.next_at limit 1
)
update notices set state = 'sending', attempts = attempts + 1, lease_until = ${nowPlusMs("$1")}
where id in (select n.id from notices n join person p on p.account_id = n.account_id and p.person_id = n.person_id
  where n.channel = 'email' and n.state = 'waiting' order by n.created_at for update of n skip locked limit 100)
returning id, account_id, person_id, attempts, payload`;

/** A process that died while sending leaves nobody knowing: it is not sent again. */
const LOST = `
update notices set state = 'unclear', problem = 'the process that sent it stopped', ended_at = clock_timestamp()
where state = 'sending' and lease_until < clock_timestamp()`;

async function settle(parts: DeliveryParts, rows: readonly NoticeRow[], delivery: Delivery): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (delivery.is === "sent") {
    await parts.db.query(
      "update notices set state = 'sent', problem = null, ended_at = clock_timestamp() where id = any($1::uuid[])",
      [ids],
    );
    return;
  }
  const attempts = Math.max(...rows.map((row) => row.attempts));
  const wait = parts.backOffMs[attempts - 1];
  const state = delivery.is === "unclear" ? "unclear" : wait === undefined ? "gave_up" : "waiting";
  await parts.db.query(
    `update notices set state = $2, problem = $3, next_at = ${nowPlusMs("$4")},
       ended_at = case when $2 = 'waiting' then null else clock_timestamp() end where id = any($1::uuid[])`,
    [ids, state, delivery.problem, wait ?? 0],
  );
}

function groupHref(parts: DeliveryParts, { account_id: accountId, group }: Payload): string {
  return `${parts.appOrigin}/accounts/${accountId}/errors?group=${encodeURIComponent(group.id)}`;
}

interface Listener {
  email: string;
  locale: string | null;
}

/** Whom a notice is for, if they are still here and still have a part in the account: both may have ended since it was written. */
async function listenerOf({ db }: DeliveryParts, { account_id, person_id }: NoticeRow): Promise<Listener | null> {
  const [person] = await db.query<Listener>(
    `select p.email, p.locale from people p join grants g on g.person_id = p.id and g.account_id = $2
     where p.id = $1 and p.disabled_at is null`,
    [person_id, account_id],
  );
  return person ?? null;
}

/** Nothing is sent, and nothing is tried again. */
function drop(parts: DeliveryParts, rows: readonly NoticeRow[], problem: string): Promise<void> {
  const last = rows.map((row) => ({ ...row, attempts: parts.backOffMs.length + 1 }));
  return settle(parts, last, { is: "refused", problem });
}

const PERSON_GONE = "the person is gone";

/** Sends one waiting webhook. True when there was one. */
export async function webhookTurn(parts: DeliveryParts): Promise<boolean> {
  const [row] = await parts.db.query<NoticeRow>(TAKE_WEBHOOK, [LEASE_MS]);
  if (!row) return false;
  if (!(await listenerOf(parts, row))) {
    await drop(parts, [row], PERSON_GONE);
    return true;
  }
  const [settings] = await parts.db.query<{ webhook_url: string | null; webhook_secret_encrypted: string | null }>(
    "select webhook_url, webhook_secret_encrypted from notice_settings where account_id = $1 and person_id = $2",
    [row.account_id, row.person_id],
  );
  const { webhook_url: url, webhook_secret_encrypted: sealed } = settings ?? {};
  const secret = sealed ? parts.box.open(sealed, secretPurpose(row.account_id, row.person_id)) : null;
  if (!url || !secret) {
    await drop(parts, [row], "switched off");
    return true;
  }
  const body = JSON.stringify({ id: row.id, ...row.payload, link: groupHref(parts, row.payload) });
  const call = { url, secret, id: row.id, body, now: new Date(), allowLoopback: parts.demo };
  await settle(parts, [row], await postWebhook(call));
  return true;
}

/** Sends one person's digest. True when there was one. */
export async function digestTurn(parts: DeliveryParts): Promise<boolean> {
  if (!parts.mail) return false;
  const rows = await parts.db.query<NoticeRow>(TAKE_DIGEST, [LEASE_MS, parts.digestMs]);
  const [first] = rows;
  if (!first) return false;
  const person = await listenerOf(parts, first);
  if (!person) {
    await drop(parts, rows, PERSON_GONE);
    return true;
  }
  const names = await parts.namesFor(first.account_id, first.person_id);
  const lines = rows.map(({ payload }) => ({
    event: payload.event,
    marketplace: names.get(payload.group.marketplace)?.name ?? payload.group.marketplace,
    action_type: payload.group.action_type,
    count: payload.group.count,
    mask: payload.group.mask,
    wordless: payload.group.wordless,
    href: groupHref(parts, payload),
  }));
  const { subject, text } = digestText(lines, person.locale);
  await settle(parts, rows, await sendMail(parts.mail, { to: person.email, subject, text, id: first.id }));
  return true;
}

/** Notices whose sending nobody finished. */
export async function reapNotices(db: Database): Promise<void> {
  await db.query(LOST);
}

const HOUR_MS = 3_600_000;
const BACK_OFF_MS = [10_000, 60_000, 600_000, HOUR_MS, 6 * HOUR_MS];

/** Sends what waits as long as the process lives. */
export function startNotices(container: Container): { stop(): Promise<void> } {
  const { db, box, env, logger } = container;
  const scale = env.timeScale;
  const parts: DeliveryParts = {
    db,
    box,
    mail: env.smtp,
    appOrigin: env.appOrigin,
    demo: env.demo,
    digestMs: HOUR_MS / scale,
    backOffMs: BACK_OFF_MS.map((ms) => ms / scale),
    namesFor: (accountId, personId) => storeNames(container, accountId, personId),
  };
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await reapNotices(db);
        while (!stopping.signal.aborted && ((await webhookTurn(parts)) || (await digestTurn(parts))));
      } catch (error) {
        if (!stopping.signal.aborted) logger.error({ err: error }, "a turn of the notices failed; it goes on");
      }
      await pause(2_000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
