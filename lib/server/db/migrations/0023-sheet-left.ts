/** What stays behind in a sheet that a batch was made of, by verdict, as of the last flight check: a batch tells it without asking Lengow. */
export const SHEET_LEFT = "alter table bulk_files add column left_behind jsonb";
