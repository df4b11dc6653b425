import "server-only";
import type { AccountSettings, SettingsPatch } from "@/lib/contract/settings";
import {
  DEFAULT_RETENTION_MONTHS,
  RETENTION_MONTHS,
  type RetentionMonths,
  SETTING_NAMES,
  type SettingName,
} from "@/lib/domain/account-settings";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { holdsOf, setHolds } from "../outbox/holds";
import { lastChanges } from "./last-changes";

interface AccountRow {
  name: string;
  created_at: Date;
  entered: boolean;
}

const subjectOf = (name: SettingName) => `setting:${name}`;

/** How many months the local copy may keep personal data of this account's orders. */
export async function retentionMonthsOf(db: Queryable, accountId: number): Promise<RetentionMonths> {
  const [row] = await db.query<{ retention_months: number }>(
    "select retention_months from account_settings where account_id = $1",
    [accountId],
  );
  return RETENTION_MONTHS.find((months) => months === row?.retention_months) ?? DEFAULT_RETENTION_MONTHS;
}

/** Writes down that a setting was changed, by whom and into what. Never given a secret. */
export async function noteChange(
  tx: Queryable,
  ctx: ServiceContext,
  name: SettingName,
  details: Record<string, unknown>,
): Promise<void> {
  await emitAudit(tx, {
    verb: "setting.changed",
    subject: subjectOf(name),
    details,
    accountId: ctx.accountId,
    personId: ctx.person.id,
    requestId: ctx.requestId,
  });
}

/** The account's settings, each with who changed it last. */
export async function getSettings(ctx: ServiceContext): Promise<AccountSettings> {
  requireScope(ctx, "settings:read");
  const { db, accountId } = ctx;
  const [[account], holds, months, changes] = await Promise.all([
    db.query<AccountRow>(
      "select name, created_at, secret_encrypted is not null as entered from accounts where id = $1",
      [accountId],
    ),
    holdsOf(db, accountId),
    retentionMonthsOf(db, accountId),
    lastChanges(db, accountId, SETTING_NAMES.map(subjectOf)),
  ]);
  const changed = (name: SettingName) => changes.get(subjectOf(name)) ?? null;
  return {
    account: {
      id: accountId,
      name: account?.name ?? `Account ${accountId}`,
      connected_at: account?.entered ? account.created_at.toISOString() : null,
      changed: changed("name"),
    },
    keys: { entered: account?.entered ?? false, changed: changed("keys") },
    holds: { ...holds, changed: changed("holds") },
    retention: { months, changed: changed("retention") },
  };
}

/** Changes what the patch names, all or nothing, and gives the settings as they then are. */
export async function changeSettings(ctx: ServiceContext, patch: SettingsPatch): Promise<AccountSettings> {
  requireScope(ctx, "settings:manage");
  const { db, accountId } = ctx;
  const { name, holds, retention_months: months } = patch;
  await db.tx(async (tx) => {
    if (name !== undefined) {
      // Not `updated_at`: that one says when the keys changed, and a new name needs no new client.
      await tx.query("update accounts set name = $2 where id = $1", [accountId, name]);
      await noteChange(tx, ctx, "name", { name });
    }
    if (holds) {
      await setHolds(tx, accountId, holds);
      await noteChange(tx, ctx, "holds", { usual_s: holds.usual, cancel_s: holds.cancel, refund_s: holds.refund });
    }
    if (months !== undefined) {
      await tx.query(
        `insert into account_settings (account_id, retention_months) values ($1, $2)
         on conflict (account_id) do update set retention_months = excluded.retention_months`,
        [accountId, months],
      );
      await noteChange(tx, ctx, "retention", { months });
    }
  });
  return getSettings(ctx);
}
