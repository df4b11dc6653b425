/**
 * Since when Amazon may have had the invoice or credit note of a document that its report calls done: the last report that asked for it, the
 * beginning of time when none was seen to. Null before. Of what is done already nothing better is known than the moment of its last change.
 */
export const INVOICE_HELD = `
alter table vidr_documents add column held_from timestamptz;
update vidr_documents
set held_from = case when changed_at - first_seen_at < interval '1 second' then 'epoch'::timestamptz else changed_at end
where shown->>'state' = 'done'`;
