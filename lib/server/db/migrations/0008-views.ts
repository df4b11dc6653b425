/**
 * Views of the orders grid under a name: an address's query, its personal parts left out by the service. A shared one is read by everybody of
 * the account and changed by its owner alone. Which view a person begins with is theirs.
 */
export const VIEWS = `
create table views (
  id uuid primary key,
  account_id integer not null check (account_id > 0),
  person_id uuid not null references people (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 4000),
  shared boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index views_name on views (account_id, person_id, lower(name));
create index views_account on views (account_id, created_at);

create table first_views (
  account_id integer not null check (account_id > 0),
  person_id uuid not null references people (id),
  view_id uuid not null references views (id) on delete cascade,
  primary key (account_id, person_id)
);
`;
