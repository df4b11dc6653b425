import "server-only";
import { randomBytes } from "node:crypto";
import type { NoticeSettings, NoticeSettingsBody } from "@/lib/contract/triage";
import { emitAudit } from "../audit/emit";
import { container } from "../container";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";
import { webhookProblem } from "./webhook";

/** What a webhook's secret is sealed for. */
export function secretPurpose(accountId: number, personId: string): string {
  return `notices:${accountId}:${personId}`;
}

interface Row {
  email: boolean;
  webhook_url: string | null;
  events: NoticeSettings["events"];
}

const RECENT = `
select event, channel, state, problem, created_at from notices where account_id = $1 and person_id = $2 order by created_at desc limit 10`;

/** The reader's own settings on this account, and what was sent to them lately. */
export async function readNoticeSettings(ctx: ServiceContext): Promise<NoticeSettings> {
  requireScope(ctx, "triage:write");
  const params = [ctx.accountId, ctx.person.id];
  const { env } = await container();
  const [row] = await ctx.db.query<Row>(
    "select email, webhook_url, events from notice_settings where account_id = $1 and person_id = $2",
    params,
  );
  const recent = await ctx.db.query<Omit<NoticeSettings["recent"][number], "at"> & { created_at: Date }>(
    RECENT,
    params,
  );
  return {
    email: row?.email ?? false,
    webhook_url: row?.webhook_url ?? null,
    events: row?.events ?? [],
    mail_server: env.smtp !== null,
    secret: null,
    recent: recent.map(({ created_at: at, ...one }) => ({ ...one, at: at.toISOString() })),
  };
}

const SAVE = `
insert into notice_settings (account_id, person_id, email, webhook_url, webhook_secret_encrypted, events)
values ($1, $2, $3, $4, $5, $6)
on conflict (account_id, person_id) do update set email = excluded.email, webhook_url = excluded.webhook_url, events = excluded.events,
  webhook_secret_encrypted = case when excluded.webhook_url is null then null
    else coalesce(excluded.webhook_secret_encrypted, notice_settings.webhook_secret_encrypted) end,
  updated_at = clock_timestamp()`;

/**
 * Keeps what a person wants to hear of, and how. A new address, or the wish for it, makes a new signing secret, which is told once.
 * @throws AppError `bad_request` for an address that may not be called, or a way without anything to tell
 */
export async function saveNoticeSettings(ctx: ServiceContext, body: NoticeSettingsBody): Promise<NoticeSettings> {
  requireScope(ctx, "triage:write");
  const { box } = await container();
  const { email, webhook_url: url, events, new_secret: wantsSecret } = body;
  const problem = url === null ? null : webhookProblem(url, ctx.demo);
  if (problem !== null) throw badRequest([{ field: "webhook_url", message: problem }]);
  if ((email || url !== null) && events.length === 0)
    throw badRequest([{ field: "events", message: "name at least one event, or nothing would be sent" }]);
  const [before] = await ctx.db.query<Row>(
    "select webhook_url from notice_settings where account_id = $1 and person_id = $2",
    [ctx.accountId, ctx.person.id],
  );
  const isNew = url !== null && (wantsSecret || before?.webhook_url !== url);
  const secret = isNew ? randomBytes(32).toString("base64url") : null;
  const sealed = secret === null ? null : box.seal(secret, secretPurpose(ctx.accountId, ctx.person.id));
  await ctx.db.tx(async (tx) => {
    await tx.query(SAVE, [ctx.accountId, ctx.person.id, email, url, sealed, events]);
    await emitAudit(tx, {
      verb: "notices.changed",
      subject: `person:${ctx.person.id}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: { email, webhook: url !== null, events, new_secret: isNew },
    });
  });
  return { ...(await readNoticeSettings(ctx)), secret };
}
