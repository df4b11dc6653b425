/**
 * People, what they may do, the accounts they do it on, and the record of what was done.
 * `grants.account_id` has no foreign key: an administrator may be granted an account before Lengow has been asked for it (D1, first start).
 */
export const FOUNDATION = `
create table people (
  id uuid primary key,
  email text not null check (email = lower(email) and email like '%_@_%'),
  name text not null,
  password_hash text,
  locale text,
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index people_email on people (lower(email));

create table grants (
  person_id uuid not null references people (id),
  account_id integer not null check (account_id > 0),
  role text not null check (role in ('viewer', 'operator', 'support', 'admin')),
  granted_at timestamptz not null default now(),
  primary key (person_id, account_id)
);

create table accounts (
  id integer primary key check (id > 0),
  name text not null,
  access_token_encrypted text,
  secret_encrypted text,
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id_hash text primary key,
  person_id uuid not null references people (id),
  user_agent text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_person on sessions (person_id);

create table sign_in_attempts (
  email_hash text primary key,
  failures integer not null,
  last_failure_at timestamptz not null,
  wait_until timestamptz
);

create table audit (
  id uuid primary key,
  at timestamptz not null default now(),
  account_id integer,
  person_id uuid,
  request_id text,
  verb text not null,
  subject text not null,
  details jsonb not null default '{}'
);
create index audit_account on audit (account_id, at desc);

create function audit_is_append_only() returns trigger language plpgsql as $body$
begin
  raise exception 'the audit log is append only';
end
$body$;
create trigger audit_no_change before update or delete on audit for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit for each statement execute function audit_is_append_only();
`;
