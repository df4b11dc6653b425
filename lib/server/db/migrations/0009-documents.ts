/**
 * Amazon's reports as documents, and the sending of documents to marketplaces (RELIABILITY.md §4.5 last part, §4.7). The moves of an upload are
 * those of an action (`lib/domain/action.ts`); a test holds the two together. Bytes stand in pieces, so that nothing large is ever in memory.
 * Waits and limits that Lengow asked for are shared with the actions: they stand in `outbox_accounts`.
 */
export const DOCUMENTS = `
create table vcs_settings (
  account_id integer primary key check (account_id > 0),
  dates_zone text not null default 'UTC',
  part_name text not null default 'upload' check (part_name in ('upload', 'file')),
  metadata_keys text not null default 'both' check (metadata_keys in ('both', 'documented', 'amazon')),
  keep_years integer not null default 10 check (keep_years between 1 and 30)
);

create table vcs_accounts (
  account_id integer primary key check (account_id > 0),
  discover_at timestamptz not null
);

create table vidr_stores (
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  app text check (app in ('not_activated', 'not_enrolled', 'amazon_invoices', 'ready')),
  read_no bigint not null default 0,
  empty_reads integer not null default 0,
  had_rows boolean not null default false,
  as_of timestamptz,
  failure_code text,
  failure_message text,
  failed_at timestamptz,
  reading_until timestamptz not null default '-infinity',
  next_read_at timestamptz not null default clock_timestamp(),
  primary key (account_id, marketplace)
);
create index vidr_stores_due on vidr_stores (next_read_at);

create table vidr_documents (
  account_id integer not null check (account_id > 0),
  document_key text not null,
  marketplace text not null,
  order_id text not null,
  digest text not null,
  shown jsonb not null,
  rows jsonb not null,
  first_seen_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  gone_at timestamptz,
  gone_read bigint,
  primary key (account_id, document_key)
);
create index vidr_documents_store on vidr_documents (account_id, marketplace);

create table document_blobs (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  sha256 text,
  size bigint not null default 0,
  keep_until timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create index document_blobs_old on document_blobs (keep_until, created_at);

create table document_pieces (
  blob_id uuid not null references document_blobs (id) on delete cascade,
  piece integer not null,
  bytes bytea not null,
  primary key (blob_id, piece)
);
alter table document_pieces alter column bytes set storage external;

create table documents (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  client_key uuid not null,
  request_hash text not null,
  marketplace text not null,
  order_id text not null,
  line_id text,
  lane text not null,
  document_key text,
  kind text not null check (kind in ('invoice', 'credit_note', 'other')),
  number text not null default '',
  total text,
  vat text,
  part_name text not null,
  metadata jsonb not null,
  blob_id uuid not null references document_blobs (id),
  sha256 text not null,
  size integer not null check (size > 0),
  file_name text not null,
  original_name text not null,
  content_type text not null default 'application/pdf',
  corrects uuid references documents (id),
  person_id uuid not null,
  before jsonb not null default '{}',
  state text not null default 'ready' check (state in ('ready', 'claimed', 'sending', 'unconfirmed', 'accepted', 'done',
    'done_with_warning', 'refused', 'rejected', 'needs_person', 'withdrawn', 'closed')),
  reason text,
  message text,
  verdict_code text,
  fence bigint not null default 0,
  attempt integer not null default 0,
  leases_lost integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  next_at timestamptz not null,
  give_up_at timestamptz not null,
  looks integer not null default 0,
  seen_processing boolean not null default false,
  sending_at timestamptz,
  maybe_sent_until timestamptz,
  upstream_id text,
  accepted_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (account_id, client_key),
  check (state not in ('sending', 'unconfirmed') or (attempt > 0 and maybe_sent_until is not null))
);
create unique index documents_lane on documents (account_id, lane)
  where state in ('ready', 'claimed', 'sending', 'unconfirmed', 'needs_person') or (state = 'accepted' and document_key is not null);
create unique index documents_store on documents (account_id, marketplace) where state in ('claimed', 'sending');
create index documents_due on documents (next_at, id) where state in ('ready', 'unconfirmed', 'accepted', 'needs_person');
create index documents_leases on documents (lease_until) where state in ('claimed', 'sending');
create index documents_newest on documents (account_id, created_at desc, id desc);
create index documents_hash on documents (account_id, sha256);
create index documents_blob on documents (blob_id);
create index documents_key on documents (account_id, document_key);

create table document_lanes (
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  next_send_at timestamptz not null,
  primary key (account_id, marketplace)
);

create table document_evidence (
  seq bigint generated always as identity primary key,
  document_id uuid not null references documents (id),
  kind text not null check (kind in ('moved', 'baseline', 'answer', 'look', 'alarm')),
  fence bigint not null,
  attempt integer not null,
  status integer,
  person_id uuid,
  detail jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
create index document_evidence_document on document_evidence (document_id, seq);

create function documents_refuse() returns trigger language plpgsql as $body$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ready' or new.fence <> 0 or new.attempt <> 0 or new.upstream_id is not null then
      raise exception 'an upload begins as ready';
    end if;
    return new;
  end if;
  if tg_op <> 'UPDATE' then
    raise exception 'an upload is never deleted';
  end if;
  if (new.id, new.account_id, new.client_key, new.marketplace, new.order_id, new.line_id, new.lane, new.document_key, new.kind, new.number,
      new.total, new.vat, new.part_name, new.metadata, new.sha256, new.blob_id, new.person_id, new.created_at)
     is distinct from
     (old.id, old.account_id, old.client_key, old.marketplace, old.order_id, old.line_id, old.lane, old.document_key, old.kind, old.number,
      old.total, old.vat, old.part_name, old.metadata, old.sha256, old.blob_id, old.person_id, old.created_at) then
    raise exception 'what was asked for is never changed';
  end if;
  if new.fence < old.fence or new.attempt < old.attempt then
    raise exception 'fence or attempt of upload % would fall', old.id;
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('ready', 'claimed'), ('ready', 'withdrawn'), ('ready', 'needs_person'),
    ('claimed', 'sending'), ('claimed', 'ready'), ('claimed', 'needs_person'),
    ('sending', 'accepted'), ('sending', 'rejected'), ('sending', 'ready'), ('sending', 'unconfirmed'),
    ('unconfirmed', 'accepted'), ('unconfirmed', 'rejected'), ('unconfirmed', 'done'), ('unconfirmed', 'needs_person'),
    ('accepted', 'done'), ('accepted', 'done_with_warning'), ('accepted', 'refused'), ('accepted', 'needs_person'),
    ('needs_person', 'accepted'), ('needs_person', 'done'), ('needs_person', 'closed')
  ) then
    raise exception 'upload % may not go from % to %', old.id, old.state, new.state;
  end if;
  new.updated_at := clock_timestamp();
  return new;
end
$body$;
create trigger documents_law before insert or update or delete on documents for each row execute function documents_refuse();

create function documents_write_down() returns trigger language plpgsql as $body$
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
  facts := jsonb_strip_nulls(jsonb_build_object('from', from_state, 'to', new.state, 'reason', new.reason, 'message', new.message,
    'code', new.verdict_code));
  insert into document_evidence (document_id, kind, fence, attempt, person_id, detail)
    values (new.id, 'moved', new.fence, new.attempt, person, facts);
  insert into audit (id, at, account_id, person_id, request_id, verb, subject, details)
    values (gen_random_uuid(), clock_timestamp(), new.account_id, person, request,
      case when from_state is null then 'document.recorded' else 'document.moved' end, 'document:' || new.id,
      facts || jsonb_build_object('kind', new.kind, 'marketplace', new.marketplace, 'order', new.order_id, 'number', new.number,
        'sha256', new.sha256, 'fence', new.fence, 'attempt', new.attempt));
  return null;
end
$body$;
create trigger documents_history after insert or update on documents for each row execute function documents_write_down();

create trigger document_evidence_no_change before update or delete on document_evidence
  for each row execute function evidence_is_append_only();

create function document_pieces_stay() returns trigger language plpgsql as $body$
begin
  if exists (select 1 from documents where blob_id = old.blob_id
    and state in ('ready', 'claimed', 'sending', 'unconfirmed', 'accepted', 'needs_person')) then
    raise exception 'the bytes of an upload under way are never dropped';
  end if;
  return old;
end
$body$;
create trigger document_pieces_law before delete on document_pieces for each row execute function document_pieces_stay();
`;
