/** An order's page shows no more changes of the merchant's own reference; the audit log has them all. */
export const MOST_EDITS = 20;
