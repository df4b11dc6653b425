/**
 * The judgement of one row of a sheet: green is sent as it is, amber when somebody says so, red never. Unfilled is no mistake: nothing is wrong but
 * that values are still to be typed. Sent is what was sent or is on its way with the very values of the row: it is done with.
 */
export const VERDICTS = ["green", "amber", "unfilled", "sent", "red"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const WHY_CODES = [
  "no_order_id",
  "no_marketplace",
  "not_found_alone",
  "unknown_marketplace",
  "order_not_found",
  "order_unchecked",
  "not_offered",
  "already_shipped",
  "delivered_by_marketplace",
  "switched_off",
  "use_other_action",
  "action_unknown",
  "never_allowed",
  "field",
  "needed_empty",
  "no_tracking",
  "duplicate",
  "same_order",
  "already_sent",
  "under_way",
  "in_the_way",
  "batch_paused",
  "scientific",
  "lost_zeros",
  "tracking_unlike",
  "tracking_spaced",
  "tracking_in_sheet",
  "tracking_sent",
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
  /** How many more there are of what `detail` names. */
  more?: number;
}

const VERDICT_OF: Record<WhyCode, Verdict> = {
  no_order_id: "red",
  no_marketplace: "red",
  not_found_alone: "red",
  unknown_marketplace: "red",
  order_not_found: "red",
  order_unchecked: "amber",
  not_offered: "red",
  already_shipped: "red",
  delivered_by_marketplace: "red",
  switched_off: "red",
  use_other_action: "red",
  action_unknown: "red",
  never_allowed: "red",
  field: "red",
  needed_empty: "amber",
  no_tracking: "amber",
  duplicate: "red",
  same_order: "red",
  already_sent: "sent",
  under_way: "sent",
  in_the_way: "amber",
  batch_paused: "amber",
  scientific: "red",
  lost_zeros: "amber",
  tracking_unlike: "amber",
  tracking_spaced: "amber",
  tracking_in_sheet: "amber",
  tracking_sent: "amber",
  unreadable: "red",
};

/** Whether nothing but a value that nobody has typed yet stands behind this, be its column there or still to be added. */
export function isUnfilled({ code, problem }: Why): boolean {
  return code === "field" && (problem === "required" || problem === "no_column");
}

/** The worst of what is to be said; nothing to say is green. */
export function verdictOf(why: readonly Why[]): Verdict {
  const worst = Math.max(0, ...why.map((one) => VERDICTS.indexOf(isUnfilled(one) ? "unfilled" : VERDICT_OF[one.code])));
  return VERDICTS[worst] ?? "red";
}

/** What is to be looked at and yet cannot be sent: the line of the order is taken. */
const TAKEN: readonly WhyCode[] = ["in_the_way", "batch_paused"];

/** Verdicts whose rows wait for a person. */
export const LEFT_VERDICTS = ["amber", "unfilled", "red"] as const satisfies Verdict[];
export type LeftVerdict = (typeof LEFT_VERDICTS)[number];

/** How many rows wait for a person, by verdict. One in a paused batch does not: it leaves when the batch goes on. */
export function leftBehind(rows: readonly { verdict: Verdict; why: readonly Why[] }[]): Record<LeftVerdict, number> {
  const left: Record<LeftVerdict, number> = { amber: 0, unfilled: 0, red: 0 };
  for (const { verdict, why } of rows) {
    const [name] = LEFT_VERDICTS.filter((one) => one === verdict);
    if (name && !why.some(({ code }) => code === "batch_paused")) left[name] += 1;
  }
  return left;
}

/** Whether a row may be sent when somebody wants the amber ones too. */
export function isSendable(why: readonly Why[]): boolean {
  if (why.some(({ code }) => TAKEN.includes(code))) return false;
  const verdict = verdictOf(why);
  return verdict === "green" || verdict === "amber";
}
