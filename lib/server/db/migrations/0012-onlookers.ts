/** When somebody last looked at an action of the account that waits for its marketplace: it is asked about more often while they do. */
export const ONLOOKERS = `
alter table outbox_accounts add column watched_at timestamptz`;
