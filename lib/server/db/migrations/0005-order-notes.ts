/**
 * What the team writes beside an order, and the account's ways out of it. Notes are identified as orders are: by marketplace and
 * marketplace order id. Deleting a note deletes its text; that there was one stays in the audit log.
 */
export const ORDER_NOTES = `
create table order_notes (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  order_id text not null,
  person_id uuid not null,
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null
);
create index order_notes_order on order_notes (account_id, marketplace, order_id, created_at desc);
create index order_notes_age on order_notes (created_at);

create table link_templates (
  account_id integer not null check (account_id > 0),
  position smallint not null check (position between 0 and 19),
  label text not null check (length(label) between 1 and 60),
  marketplace text not null default '',
  template text not null check (template like 'https://%' and length(template) <= 500),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (account_id, position)
);
`;
