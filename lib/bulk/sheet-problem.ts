/** Why a sheet cannot be read at all, as its refusal names it under `problem`; `at` holds the number that belongs to it. */
export const SHEET_PROBLEMS = [
  "workbook",
  "not_a_table",
  "no_rows",
  "too_many_columns",
  "too_many_rows",
  "not_whole",
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];

/** What a refusal says of a sheet; null where it speaks of something else. */
export function sheetProblemOf(
  details: readonly { field: string; message: string }[],
): { problem: SheetProblem; at: number | null } | null {
  const said = (name: string) => details.find(({ field }) => field === name)?.message;
  const problem = SHEET_PROBLEMS.find((one) => one === said("problem"));
  const at = said("at");
  return problem ? { problem, at: at === undefined ? null : Number(at) } : null;
}
