/**
 * Actions that were asked for, and every fact about their sending (RELIABILITY.md §4.2, §4.3). The moves are those of
 * `lib/domain/action.ts`; a test holds the two together. `account_id` is the tenant. Times are the database's own, always.
 */
export const OUTBOX = `
create table outbox (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  client_key uuid not null,
  request_hash text not null,
  marketplace text not null,
  order_id text not null,
  action_type text not null,
  line text not null default '*',
  params jsonb not null,
  params_hash text not null,
  repeats_of uuid references outbox (id),
  policy text not null default 'strict' check (policy = 'strict'),
  person_id uuid not null,
  order_status text,
  order_updated_at timestamptz,
  state text not null default 'ready' check (state in ('ready', 'claimed', 'sending', 'unconfirmed', 'accepted', 'done',
    'done_with_warning', 'refused', 'rejected', 'needs_person', 'withdrawn', 'closed')),
  reason text,
  message text,
  fence bigint not null default 0,
  attempt integer not null default 0,
  leases_lost integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  next_at timestamptz not null,
  undo_until timestamptz not null,
  give_up_at timestamptz not null,
  looks integer not null default 0,
  sending_at timestamptz,
  maybe_sent_until timestamptz,
  known_ids bigint[] not null default '{}',
  upstream_id bigint check (upstream_id > 0),
  listed_at timestamptz,
  accepted_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (account_id, client_key, line),
  check (state <> 'accepted' or upstream_id is not null),
  check (state not in ('sending', 'unconfirmed') or (attempt > 0 and maybe_sent_until is not null))
);
create unique index outbox_lane on outbox (account_id, marketplace, order_id, line)
  where state in ('ready', 'claimed', 'sending', 'unconfirmed', 'needs_person');
create unique index outbox_owner on outbox (account_id, upstream_id) where upstream_id is not null;
create index outbox_due on outbox (next_at, id) where state in ('ready', 'unconfirmed', 'needs_person', 'accepted');
create index outbox_leases on outbox (lease_until) where state in ('claimed', 'sending');
create index outbox_order on outbox (account_id, marketplace, order_id);
create index outbox_newest on outbox (account_id, created_at desc, id desc);

create table evidence (
  seq bigint generated always as identity primary key,
  outbox_id uuid not null references outbox (id),
  kind text not null check (kind in ('moved', 'order', 'baseline', 'answer', 'look', 'alarm')),
  fence bigint not null,
  attempt integer not null,
  status integer,
  upstream_id bigint,
  person_id uuid,
  detail jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
create index evidence_outbox on evidence (outbox_id, seq);

create table outbox_accounts (
  account_id integer primary key,
  paused_until timestamptz not null default '-infinity',
  pause_reason text,
  failures integer not null default 0,
  sweep_at timestamptz not null default '-infinity',
  swept_from timestamptz,
  hold_usual_s integer check (hold_usual_s between 0 and 3600),
  hold_cancel_s integer check (hold_cancel_s between 0 and 3600),
  hold_refund_s integer check (hold_refund_s between 10 and 3600)
);

create table rate_buckets (
  login text not null,
  bucket text not null,
  tokens double precision not null,
  ceiling integer not null,
  refilled_at timestamptz not null default clock_timestamp(),
  paused_until timestamptz not null default '-infinity',
  primary key (login, bucket)
);

create function outbox_refuse() returns trigger language plpgsql as $body$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ready' or new.fence <> 0 or new.attempt <> 0 or new.upstream_id is not null then
      raise exception 'an intent begins as ready';
    end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' then
    raise exception 'an intent is never deleted';
  end if;
  if (new.id, new.account_id, new.client_key, new.marketplace, new.order_id, new.action_type, new.line, new.params, new.person_id, new.created_at)
     is distinct from
     (old.id, old.account_id, old.client_key, old.marketplace, old.order_id, old.action_type, old.line, old.params, old.person_id, old.created_at) then
    raise exception 'what was asked for is never changed';
  end if;
  if new.fence < old.fence or new.attempt < old.attempt then
    raise exception 'fence or attempt of intent % would fall', old.id;
  end if;
  if old.upstream_id is not null and new.upstream_id is distinct from old.upstream_id then
    raise exception 'the action of intent % is already known', old.id;
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('ready', 'claimed'), ('ready', 'withdrawn'), ('ready', 'needs_person'),
    ('claimed', 'sending'), ('claimed', 'ready'), ('claimed', 'needs_person'),
    ('sending', 'accepted'), ('sending', 'rejected'), ('sending', 'ready'), ('sending', 'unconfirmed'),
    ('unconfirmed', 'accepted'), ('unconfirmed', 'rejected'), ('unconfirmed', 'done'), ('unconfirmed', 'needs_person'),
    ('accepted', 'done'), ('accepted', 'done_with_warning'), ('accepted', 'refused'), ('accepted', 'needs_person'),
    ('needs_person', 'accepted'), ('needs_person', 'done'), ('needs_person', 'closed')
  ) then
    raise exception 'intent % may not go from % to %', old.id, old.state, new.state;
  end if;
  new.updated_at := clock_timestamp();
  return new;
end
$body$;
create trigger outbox_law before insert or update or delete on outbox for each row execute function outbox_refuse();

create function outbox_write_down() returns trigger language plpgsql as $body$
declare
  person uuid := nullif(current_setting('orderdeck.person', true), '')::uuid;
  request text := nullif(current_setting('orderdeck.request', true), '');
  from_state text := null;
  facts jsonb;
begin
  if tg_op = 'UPDATE' then
    if new.state = old.state then
      return null;
    end if;
    from_state := old.state;
  end if;
  facts := jsonb_strip_nulls(jsonb_build_object('from', from_state, 'to', new.state, 'reason', new.reason, 'message', new.message));
  insert into evidence (outbox_id, kind, fence, attempt, upstream_id, person_id, detail)
    values (new.id, 'moved', new.fence, new.attempt, new.upstream_id, person, facts);
  insert into audit (id, at, account_id, person_id, request_id, verb, subject, details)
    values (gen_random_uuid(), clock_timestamp(), new.account_id, person, request,
      case when from_state is null then 'action.recorded' else 'action.moved' end, 'intent:' || new.id,
      facts || jsonb_build_object('type', new.action_type, 'marketplace', new.marketplace, 'order', new.order_id,
        'fence', new.fence, 'attempt', new.attempt));
  return null;
end
$body$;
create trigger outbox_history after insert or update on outbox for each row execute function outbox_write_down();

create function evidence_is_append_only() returns trigger language plpgsql as $body$
begin
  raise exception 'evidence is append only';
end
$body$;
create trigger evidence_no_change before update or delete on evidence for each row execute function evidence_is_append_only();
`;
