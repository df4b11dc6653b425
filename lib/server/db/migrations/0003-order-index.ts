/**
 * Our own copy of an account's orders, as far as the grid, search and charts need it, and how far its reader is. It can be thrown away
 * at any time: Lengow has it all. `read_at` is when the reading began that a row comes from; an older reading never replaces a newer one.
 * What is looked for and counted stands apart from what
 * is shown, so that a question reads little. Codes and ids sort by their bytes, as Lengow's lists do. `buyer` and `buyer_words` alone are personal; they go when Lengow anonymises
 * or after the account's retention. New words wait in a short list that every search reads too: a quarter of the work of sorting them in at once.
 */
export const ORDER_INDEX = `
create table order_index (
  account_id integer not null check (account_id > 0),
  marketplace text collate "C" not null,
  order_id text collate "C" not null,
  lengow_status text collate "C" not null,
  marketplace_status text collate "C",
  ordered_at timestamptz,
  imported_at timestamptz,
  updated_at timestamptz,
  ship_by timestamptz,
  total numeric,
  country text,
  types text[] not null,
  line_statuses text[] not null,
  merchant_ids text[] collate "C" not null,
  original_total numeric,
  original_currency text,
  hash text not null,
  words tsvector not null,
  buyer_words tsvector,
  read_at timestamptz not null,
  seen_by bigint not null default 0,
  primary key (account_id, marketplace, order_id)
) with (fillfactor = 85);
create index order_index_ordered on order_index (account_id, ordered_at desc nulls last, marketplace, order_id);
create index order_index_status on order_index (account_id, lengow_status, ordered_at desc nulls last, marketplace, order_id);
create index order_index_ship_by on order_index (account_id, ship_by, marketplace, order_id);
create index order_index_updated on order_index (account_id, updated_at desc nulls last);
create index order_index_order on order_index (account_id, order_id);
create index order_index_words on order_index using gin (words, buyer_words) with (fastupdate = on, gin_pending_list_limit = 256);
create index order_index_personal on order_index (account_id, ordered_at) where buyer_words is not null;
create index order_index_total on order_index (account_id, total desc nulls last, marketplace, order_id);
create index order_index_types on order_index using gin (types) with (fastupdate = on, gin_pending_list_limit = 256);

create table order_index_content (
  account_id integer not null,
  marketplace text collate "C" not null,
  order_id text collate "C" not null,
  content jsonb not null,
  buyer text,
  primary key (account_id, marketplace, order_id),
  foreign key (account_id, marketplace, order_id) references order_index on delete cascade
) with (fillfactor = 85);

create table order_index_accounts (
  account_id integer primary key check (account_id > 0),
  lease_owner text,
  lease_until timestamptz not null default '-infinity',
  version bigint not null default 0,
  follow_from timestamptz,
  as_of timestamptz,
  follow_at timestamptz not null default '-infinity',
  walk bigint not null default 0,
  walk_kind text check (walk_kind in ('fill', 'sweep')),
  walk_to timestamptz,
  walk_page integer not null default 1,
  walk_began timestamptz,
  walk_seen integer not null default 0,
  walk_of integer,
  complete_from timestamptz,
  sweep_at timestamptz not null default '-infinity',
  purge_at timestamptz not null default '-infinity',
  rest_until timestamptz not null default '-infinity',
  failures integer not null default 0
);
`;
