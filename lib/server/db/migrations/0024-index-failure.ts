/** Why Lengow could not be read for the copy of an account's orders, and since when: told on every screen that shows the copy. Null: it can. */
export const INDEX_FAILURE = `
alter table order_index_accounts add column failed_since timestamptz;
alter table order_index_accounts add column failure text;
`;
