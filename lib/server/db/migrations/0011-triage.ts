/**
 * Triage: Lengow's own actions of the last 90 days, the failures among them and ours, the groups they form and what people decided about
 * those; and the notices that go out. `account_id` is the tenant everywhere. Times are the database's own.
 */
export const TRIAGE = `
create table lengow_actions (
  account_id integer not null check (account_id > 0),
  id bigint not null check (id > 0),
  marketplace text not null,
  order_id text not null,
  action_type text not null,
  line text not null default '*',
  state text not null check (state in ('accepted', 'done', 'done_with_warning', 'refused')),
  message text,
  params jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (account_id, id)
);
create index lengow_actions_order on lengow_actions (account_id, marketplace, order_id);
create index lengow_actions_age on lengow_actions (account_id, created_at);
create index outbox_changed on outbox (account_id, updated_at);

create table triage_scans (
  account_id integer primary key,
  next_at timestamptz not null default '-infinity',
  complete_from timestamptz,
  followed_to timestamptz,
  read_at timestamptz,
  whole_at timestamptz,
  problem text,
  derived_at timestamptz,
  derived_from timestamptz
);

create table triage_orders (
  account_id integer not null,
  marketplace text not null,
  order_id text not null,
  status text not null,
  line_statuses jsonb not null default '{}',
  ship_by timestamptz,
  amount text,
  currency text,
  ordered_at timestamptz,
  read_at timestamptz not null default clock_timestamp(),
  primary key (account_id, marketplace, order_id)
);

create table triage_groups (
  account_id integer not null,
  id text not null,
  group_key text not null,
  kind text not null check (kind in ('failed', 'warning', 'stuck', 'unconfirmed', 'person')),
  marketplace text not null,
  action_type text not null,
  family text not null,
  mask text not null,
  sample text not null,
  state text not null default 'new' check (state in ('new', 'snoozed', 'resolved', 'ignored')),
  reason text,
  assignee uuid references people (id),
  note text,
  snoozed_until timestamptz,
  snooze_above integer,
  resolved_at timestamptz,
  open_count integer not null default 0,
  noticed_count integer not null default 0,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  version integer not null default 1,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (account_id, id)
);

create table triage_failures (
  account_id integer not null,
  id text not null,
  group_id text not null,
  own_group text not null,
  kind text not null,
  source text not null check (source in ('orderdeck', 'lengow')),
  state text not null,
  marketplace text not null,
  order_id text not null,
  action_type text not null,
  line text not null,
  params jsonb not null,
  message text,
  reason text,
  upstream_id bigint,
  judged text,
  failed_at timestamptz not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_reason text,
  primary key (account_id, id)
);
create index triage_failures_group on triage_failures (account_id, group_id, failed_at desc);
create index triage_failures_open on triage_failures (account_id) where closed_at is null;

create table triage_rules (
  id uuid primary key,
  account_id integer not null,
  kind text not null check (kind in ('merge', 'mask', 'renamed')),
  from_group text not null,
  into_group text not null,
  mask text,
  person_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz
);
create index triage_rules_account on triage_rules (account_id) where undone_at is null;

create table triage_log (
  seq bigint generated always as identity primary key,
  account_id integer not null,
  group_id text not null,
  at timestamptz not null default clock_timestamp(),
  person_id uuid,
  what text not null,
  detail jsonb not null default '{}'
);
create index triage_log_group on triage_log (account_id, group_id, seq);

create table notice_settings (
  account_id integer not null,
  person_id uuid not null references people (id),
  email boolean not null default false,
  webhook_url text,
  webhook_secret_encrypted text,
  events text[] not null default '{}',
  updated_at timestamptz not null default clock_timestamp(),
  primary key (account_id, person_id)
);

create table notices (
  id uuid primary key,
  account_id integer not null,
  person_id uuid not null references people (id),
  channel text not null check (channel in ('email', 'webhook')),
  event text not null check (event in ('new_group', 'group_grew', 'needs_person')),
  event_key text not null,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'unclear', 'gave_up')),
  attempts integer not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  problem text,
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  unique (account_id, person_id, channel, event_key)
);
create index notices_due on notices (next_at) where state in ('waiting', 'sending');
`;
