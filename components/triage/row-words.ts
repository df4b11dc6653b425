import { errorWords, wordOr } from "@/components/schema-form/field-words";
import type { TriageFixRow } from "@/lib/contract/triage";
import { ERROR_CODES, type FieldErrorCode } from "@/lib/grammar";
import type { Translate } from "@/lib/messages/translate";

const isKnown = (code: string): code is FieldErrorCode => (ERROR_CODES as readonly string[]).includes(code);

/** Why a row stays behind; for one that does not pass the form, the field and what is wrong with it. Empty for a row that would be sent. */
export function rowWords(
  t: Translate<"triage">,
  actions: Translate<"actions">,
  row: Pick<TriageFixRow, "problem" | "errors">,
): string {
  if (row.problem === null) return "";
  const [error] = row.problem === "invalid" ? row.errors : [];
  if (!error) return t(`fix.rowProblem.${row.problem}`);
  const what = isKnown(error.code)
    ? errorWords(actions, error.code, { kind: "text", max: null })
    : t("fix.rowProblem.invalid");
  if (error.name === null) return what;
  const field = wordOr(actions, `args.${error.name}`, error.name.replaceAll("_", " "));
  return t("fix.rowProblem.fault", { field, fault: what });
}
