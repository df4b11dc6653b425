/**
 * Of an order's extra data what may be a column, beside what is shown (`lib/domain/order-meta.ts`). `placed_at` is when the order was placed: extra
 * data is free text, so it goes with the buyer after the account's retention. `order_meta_keys` are the names that were met, so that nobody looks
 * through all orders for them. Every account's next reading of all its orders is due at once, and writes both; one that is under way begins anew,
 * for what it has read has neither.
 */
export const ORDER_META = `
alter table order_index_content add column meta jsonb, add column placed_at timestamptz;
create index order_index_content_meta on order_index_content (account_id, placed_at) where meta is not null;

create table order_meta_keys (
  account_id integer not null check (account_id > 0),
  key text collate "C" not null check (length(key) between 1 and 64),
  seen_at timestamptz not null,
  primary key (account_id, key)
);
update order_index_accounts set sweep_at = '-infinity';
update order_index_accounts set walk = walk + 1, walk_to = null, walk_page = 1, walk_began = clock_timestamp(), walk_seen = 0, walk_of = null
where walk_kind is not null;
`;
