/** What a correction changes, as facts: every reader's screen makes its title of them, in that reader's language. Null: the title says it all. */
export const BATCH_ABOUT = "alter table batches add column about jsonb";
