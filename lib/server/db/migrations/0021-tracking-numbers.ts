/** Finds who else was sent a tracking number; its key is that of `lib/bulk/tracking-key.ts`, whatever the collation of the database. */
export const TRACKING_NUMBERS = `
create index outbox_tracking on outbox (account_id, upper(regexp_replace((params ->> 'tracking_number') collate "C", '[^A-Za-z0-9]', '', 'g')))
  where params ->> 'tracking_number' is not null`;
