/**
 * The judgement of one row of a sheet: green is sent as it is, amber when somebody says so, red never. Unfilled is no mistake: nothing is wrong but
 * that values are still to be typed.
 */
export const VERDICTS = ["green", "amber", "unfilled", "red"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const WHY_CODES = [
  "no_order_id",
  "no_marketplace",
  "unknown_marketplace",
  "order_not_found",
  "order_unchecked",
  "not_offered",
  "field",
  "duplicate",
  "same_order",
  "already_sent",
  "under_way",
  "scientific",
  "lost_zeros",
  "tracking_unlike",
  "unreadable",
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/** What may be wrong with a value or with what a row asks for: the codes of the form's validator, then those of a whole wish. */
export const PROBLEM_CODES = [
  "required",
  "not_in_list",
  "not_a_line",
  "bad_number",
  "too_precise",
  "negative",
  "bad_date",
  "bad_boolean",
  "too_long",
  "not_allowed_now",
  "not_an_argument",
  "named_twice",
  "named_in_lines",
  "no_column",
  "not_offered",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is to be said about a row. `field` is a column's meaning; `problem` says what is wrong with it. */
export interface Why {
  code: WhyCode;
  field?: string;
  problem?: ProblemCode;
  detail?: string;
}

const VERDICT_OF: Record<WhyCode, Verdict> = {
  no_order_id: "red",
  no_marketplace: "red",
  unknown_marketplace: "red",
  order_not_found: "red",
  order_unchecked: "amber",
  not_offered: "red",
  field: "red",
  duplicate: "red",
  same_order: "red",
  already_sent: "amber",
  under_way: "amber",
  scientific: "red",
  lost_zeros: "amber",
  tracking_unlike: "amber",
  unreadable: "red",
};

/** What was sent or is on its way is no mistake of the sheet, and is not sent a second time. */
const NEVER_SENT: ReadonlySet<WhyCode> = new Set(["already_sent", "under_way"]);

/** Whether nothing but a value that nobody has typed yet stands behind this; a column to type it into is there. */
export function isUnfilled({ code, problem }: Why): boolean {
  return code === "field" && problem === "required";
}

/** The worst of what is to be said; nothing to say is green. */
export function verdictOf(why: readonly Why[]): Verdict {
  const worst = Math.max(0, ...why.map((one) => VERDICTS.indexOf(isUnfilled(one) ? "unfilled" : VERDICT_OF[one.code])));
  return VERDICTS[worst] ?? "red";
}

/** Whether a row may be sent when somebody wants the amber ones too. */
export function isSendable(why: readonly Why[]): boolean {
  const verdict = verdictOf(why);
  return (verdict === "green" || verdict === "amber") && !why.some(({ code }) => NEVER_SENT.has(code));
}
