import "server-only";
import type { LinkTemplates, LinkTemplatesBody } from "@/lib/contract/link-templates";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";

interface TemplateRow {
  label: string;
  marketplace: string;
  template: string;
  changed_at: Date;
  name: string | null;
}

/** The account's links out, in their order. */
export async function linkTemplates(ctx: ServiceContext): Promise<LinkTemplates> {
  requireScope(ctx, "orders:read");
  const rows = await ctx.db.query<TemplateRow>(
    `select t.label, t.marketplace, t.template, t.changed_at, p.name
       from link_templates t left join people p on p.id = t.changed_by
      where t.account_id = $1 order by t.position`,
    [ctx.accountId],
  );
  const [first] = rows;
  return {
    templates: rows.map(({ label, marketplace, template }) => ({ label, marketplace, template })),
    changed: first ? { at: first.changed_at.toISOString(), by: first.name ?? "" } : null,
  };
}

/** Replaces the account's links out; the audit log keeps the whole list. */
export async function setLinkTemplates(ctx: ServiceContext, { templates }: LinkTemplatesBody): Promise<LinkTemplates> {
  requireScope(ctx, "settings:manage");
  const at = ctx.clock.now();
  await ctx.db.tx(async (tx) => {
    await tx.query("delete from link_templates where account_id = $1", [ctx.accountId]);
    for (const [position, { label, marketplace, template }] of templates.entries()) {
      await tx.query(
        `insert into link_templates (account_id, position, label, marketplace, template, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [ctx.accountId, position, label, marketplace, template, ctx.person.id, at],
      );
    }
    await emitAudit(tx, {
      verb: "link_templates.changed",
      subject: `account:${ctx.accountId}`,
      details: { templates },
      accountId: ctx.accountId,
      personId: ctx.person.id,
      requestId: ctx.requestId,
    });
  });
  return { templates, changed: { at: at.toISOString(), by: ctx.person.name } };
}
