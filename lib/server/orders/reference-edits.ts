import "server-only";
import type { ReferenceEdit } from "@/lib/contract/order-detail";
import { MOST_EDITS } from "@/lib/domain/reference-edits";
import type { ServiceContext } from "@/lib/server/context";
import type { OrderIdentity } from "./get-order";

interface Row {
  id: string;
  at: Date;
  asked_at: Date | null;
  name: string | null;
  references: unknown;
}

const EDITS = `
select a.id, a.at, p.name, a.details -> 'merchant_order_id' as references, (select max(r.at) from audit r where r.account_id = a.account_id
    and r.subject = a.subject and r.verb = 'merchant_order_id.requested' and r.at <= a.at) as asked_at
from audit a left join people p on p.id = a.person_id
where a.account_id = $1 and a.subject = $2 and a.verb = 'merchant_order_id.set'
order by a.at desc, a.id desc limit ${MOST_EDITS + 1}`;

/** When the merchant's own reference was changed from here, by whom and to what; from the audit log, newest first. One more than is shown tells that there are more. */
export async function referenceEdits(
  { db, accountId }: Pick<ServiceContext, "db" | "accountId">,
  { marketplace, orderId }: OrderIdentity,
): Promise<ReferenceEdit[]> {
  const rows = await db.query<Row>(EDITS, [accountId, `order:${marketplace}/${orderId}`]);
  return rows.map(({ id, at, asked_at: asked, name, references }) => ({
    id,
    asked_at: (asked ?? at).toISOString(),
    at: at.toISOString(),
    by: name,
    references: Array.isArray(references) ? references.map(String) : [],
  }));
}
