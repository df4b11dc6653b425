/** How each person likes to see lists: a small object whose members the service judges (`lib/contract/preferences.ts`). Nothing of an account is in it. */
export const PREFERENCES = `
create table preferences (
  person_id uuid primary key references people (id),
  kept jsonb not null default '{}' check (jsonb_typeof(kept) = 'object' and octet_length(kept::text) <= 8192),
  updated_at timestamptz not null default now()
);
`;
