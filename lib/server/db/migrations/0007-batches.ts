/**
 * Many actions under one name. A batch is a list that is frozen when it is made: what its rows ask for never changes. A row becomes `recorded` in
 * the very transaction that writes its intents, so a process may die anywhere and nothing is lost or recorded twice.
 * `frozen_lists` and `bulk_files` are what a batch is made from; they are not history and may be thrown away after a month.
 */
export const BATCHES = `
create table batches (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  client_key uuid not null,
  kind text not null check (kind in ('action', 'csv', 'triage')),
  title text not null,
  person_id uuid not null,
  state text not null default 'running' check (state in ('running', 'paused', 'stopped')),
  total integer not null check (total > 0),
  file_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  turn_at timestamptz not null default clock_timestamp(),
  recorded_at timestamptz,
  unique (account_id, client_key)
);
create index batches_open on batches (turn_at) where recorded_at is null;
create index batches_newest on batches (account_id, created_at desc, id desc);

create table batch_rows (
  batch_id uuid not null references batches (id),
  number integer not null check (number > 0),
  marketplace text not null,
  order_id text not null,
  action_type text not null,
  lines jsonb,
  args jsonb not null,
  client_key uuid not null,
  repeats_of uuid references outbox (id),
  send_another boolean not null default false,
  file_row integer,
  state text not null default 'waiting' check (state in ('waiting', 'recorded', 'not_recorded', 'left_out')),
  code text,
  message text,
  details jsonb,
  tries integer not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  fence bigint not null default 0,
  lease_until timestamptz,
  settled_at timestamptz,
  primary key (batch_id, number),
  unique (batch_id, client_key)
);
create index batch_rows_waiting on batch_rows (batch_id, next_at, number) where state = 'waiting';

create function batch_row_law() returns trigger language plpgsql as $body$
begin
  if (new.batch_id, new.number, new.marketplace, new.order_id, new.action_type, new.lines, new.args, new.client_key)
     is distinct from
     (old.batch_id, old.number, old.marketplace, old.order_id, old.action_type, old.lines, old.args, old.client_key) then
    raise exception 'a batch is frozen: what a row asks for is never changed';
  end if;
  if old.state <> 'waiting' and new.state <> old.state then
    raise exception 'row % of batch % is settled', old.number, old.batch_id;
  end if;
  return new;
end
$body$;
create trigger batch_rows_law before update on batch_rows for each row execute function batch_row_law();

alter table outbox add column batch_id uuid references batches (id);
create index outbox_batch on outbox (batch_id, state) where batch_id is not null;

create table frozen_lists (
  id uuid primary key,
  account_id integer not null,
  person_id uuid not null,
  orders jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);

create table bulk_files (
  id uuid primary key,
  account_id integer not null,
  person_id uuid not null,
  name text not null,
  layout jsonb not null,
  header jsonb not null,
  rows jsonb not null,
  mapping jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);

create table bulk_mappings (
  account_id integer not null,
  header_hash text not null,
  mapping jsonb not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (account_id, header_hash)
);
`;
