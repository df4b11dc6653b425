/**
 * What each marketplace's metadata said when it was last read, and what changed since the first reading. Times are those of the
 * readings: a change happened after `after_reading` and was seen at `at`.
 */
export const METADATA_HISTORY = `
create table metadata_readings (
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  text_hash text not null,
  facts jsonb not null,
  facts_version integer not null,
  since timestamptz not null,
  read_at timestamptz not null,
  primary key (account_id, marketplace)
);

create table metadata_changes (
  account_id integer not null check (account_id > 0),
  marketplace text not null,
  at timestamptz not null,
  after_reading timestamptz not null,
  changes jsonb not null,
  primary key (account_id, marketplace, at)
);
create index metadata_changes_age on metadata_changes (account_id, at);
`;
