/** When the account was last asked about because somebody looks: such a sweep reaches back minutes, and leaves the minute's own sweep its time. */
export const GLANCES = `
alter table outbox_accounts add column glanced_at timestamptz`;
