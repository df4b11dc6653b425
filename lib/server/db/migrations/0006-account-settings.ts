/**
 * What an administrator sets for one account, beside the holds of `outbox_accounts`. Who changed a setting last stands in the audit log
 * and nowhere else; the index makes that question cheap.
 */
export const ACCOUNT_SETTINGS = `
create table account_settings (
  account_id integer primary key check (account_id > 0),
  retention_months integer not null default 6 check (retention_months between 1 and 6)
);
create index audit_subject on audit (account_id, subject, at desc);
`;
