/**
 * When a failure was noted here, by the database's clock: whether a cause came back is told by it, and not by the failure's own time, which may
 * lie before the moment somebody resolved the cause without having seen it. What is known already counts as noted when it failed, so that nothing
 * that was resolved comes back because of this step.
 */
export const TRIAGE_NOTED = `
alter table triage_failures add column noted_at timestamptz;
update triage_failures set noted_at = failed_at;
alter table triage_failures alter column noted_at set default clock_timestamp(), alter column noted_at set not null;
`;
