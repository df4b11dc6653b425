import "server-only";
import { VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import { vcsSettings } from "../documents/document-metadata";

/** How invoices are sent, kept and read on this account. A zone that this version does not offer is shown as UTC. */
export async function getVcsSettings(ctx: ServiceContext): Promise<VcsSettingsBody> {
  requireScope(ctx, "vcs:read");
  const { datesZone, partName, metadataKeys, keepYears } = await vcsSettings(ctx.db, ctx.accountId);
  const zone = VcsSettingsBody.shape.dates_zone.safeParse(datesZone);
  return {
    keep_years: keepYears,
    part_name: partName,
    metadata_keys: metadataKeys,
    dates_zone: zone.success ? zone.data : "UTC",
  };
}

/** Writes them down, with an entry in the audit log. They hold for what is sent and read from now on. */
export async function saveVcsSettings(ctx: ServiceContext, wish: VcsSettingsBody): Promise<VcsSettingsBody> {
  requireScope(ctx, "settings:manage");
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `insert into vcs_settings (account_id, keep_years, part_name, metadata_keys, dates_zone) values ($1, $2, $3, $4, $5)
       on conflict (account_id) do update set keep_years = excluded.keep_years, part_name = excluded.part_name,
         metadata_keys = excluded.metadata_keys, dates_zone = excluded.dates_zone`,
      [ctx.accountId, wish.keep_years, wish.part_name, wish.metadata_keys, wish.dates_zone],
    );
    await emitAudit(tx, {
      verb: "invoice_settings.changed",
      subject: `account:${ctx.accountId}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: { ...wish },
    });
  });
  return getVcsSettings(ctx);
}
