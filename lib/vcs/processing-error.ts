/** Amazon's processing errors of an invoice, with what a person can do next (API.md §18). Words in each language stand in the messages. */
export const PROCESSING_ERRORS = {
  "79503": "send_pdf",
  "79509": "ask_amazon",
  "79513": "complete_and_resend",
  "79517": "check_order",
  "79523": "check_store",
  "79525": "change_setting",
  "79531": "check_type",
  "79540": "nothing_expected",
  "79544": "nothing_expected",
} as const;

export type ProcessingError = keyof typeof PROCESSING_ERRORS;
export type NextStep = (typeof PROCESSING_ERRORS)[ProcessingError];

/** The next step for one of Amazon's codes; null for a code we do not know: its text is shown as it is. */
export function nextStepFor(code: string | null): NextStep | null {
  return code !== null && code in PROCESSING_ERRORS ? PROCESSING_ERRORS[code as ProcessingError] : null;
}
