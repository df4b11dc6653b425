/**
 * Invoices we make ourselves. A number is taken and the invoice stored in one transaction that holds the row of its series, so a failure
 * leaves no gap; what was issued is never changed nor deleted.
 */
export const INVOICES = `
create table invoice_settings (
  account_id integer primary key check (account_id > 0),
  identity jsonb not null,
  confirmed_at timestamptz,
  confirmed_by uuid references people (id),
  updated_at timestamptz not null
);

create table invoice_series (
  account_id integer not null check (account_id > 0),
  series text not null,
  year integer not null,
  last integer not null default 0 check (last >= 0),
  primary key (account_id, series, year)
);

create table issued_invoices (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  document_key text not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  series text not null,
  year integer not null,
  sequence integer not null check (sequence > 0),
  number text not null,
  language text not null,
  currency text not null,
  total text not null,
  vat text not null,
  sha256 text not null,
  pdf bytea not null,
  issued_by uuid,
  issued_by_name text,
  issued_at timestamptz not null,
  unique (account_id, series, year, sequence),
  unique (account_id, number),
  unique (account_id, document_key)
);

create function issued_invoices_stay() returns trigger language plpgsql as $body$
begin
  raise exception 'an issued invoice is never changed';
end
$body$;
create trigger issued_invoices_no_change before update or delete on issued_invoices for each row execute function issued_invoices_stay();
`;
