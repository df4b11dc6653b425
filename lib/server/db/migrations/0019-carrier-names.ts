/**
 * What a merchant calls the carriers of a marketplace. `name_key` is the name without its way of writing (`lib/bulk/carrier-names.ts`), so that a name
 * has one meaning; `version` is another after every change, so that nobody overwrites what they have not seen.
 */
export const CARRIER_NAMES = `
create table carrier_names (
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  name_key text not null check (name_key <> ''),
  name text not null check (length(name) between 1 and 100),
  code text not null check (length(code) between 1 and 200),
  version uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (account_id, marketplace, name_key)
);
`;
