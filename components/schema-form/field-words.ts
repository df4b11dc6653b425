import type { FieldErrorCode, FormField } from "@/lib/grammar";
import type { MessageKey, Translate } from "@/lib/messages/translate";
import { causeOf } from "./arrange-fields";

type T = Translate<"actions">;

/** A word of ours for a marketplace's own name, where there is one. A key that no catalogue has comes back as itself. */
export function wordOr(t: T, key: string, fallback: string): string {
  const word = (t as (key: string) => string)(key);
  return word === `actions.${key}` ? fallback : word;
}

/** Amounts are "without tax" only where the action takes the tax apart from them. */
const TAX_BESIDE: Record<string, string> = {
  refund_price: "refund_taxes",
  refund_shipping_price: "refund_shipping_taxes",
};

/** What a field is called: our word, else the argument's own name made readable. */
export function fieldLabel(
  t: T,
  field: Pick<FormField, "name" | "label">,
  all: readonly { name: string }[] = [],
): string {
  const tax = TAX_BESIDE[field.name];
  const alone = tax !== undefined && !all.some(({ name }) => name === tax);
  return wordOr(t, `args.${field.name}${alone ? "_alone" : ""}`, field.label);
}

/** "Needed because the carrier is Other", or less where the condition is more than one equation. */
function becauseWords(t: T, field: FormField, nameOf: (name: string) => string): string {
  const block = field.origin.depends_on;
  const cause = causeOf(block) ?? "carrier";
  const [only] = block?.conditions ?? [];
  if (block !== null && causeOf(block) === null) return t("form.origin.becauseOrder");
  if (
    block !== null &&
    block.conditions.length === 1 &&
    only?.function === "equals" &&
    typeof only.value === "string"
  ) {
    return t("form.origin.because", { field: nameOf(cause), value: only.value.slice(0, 40) });
  }
  return t("form.origin.becauseOf", { field: nameOf(cause) });
}

/** Where a field comes from, in a few words; the source itself is said by `sourceWords`. */
export function originWords(t: T, field: FormField, marketplace: string, nameOf: (name: string) => string): string {
  const { origin, required, needed_here, notes } = field;
  const isPractice = required && origin.list === "optional_args";
  if (origin.depends_on !== null && (required || needed_here)) return becauseWords(t, field, nameOf);
  if (isPractice && (field.name === "carrier_name" || field.name === "custom_carrier"))
    return becauseWords(t, field, nameOf);
  if (isPractice) return t("form.origin.practice");
  if (required) return t("form.origin.required", { marketplace });
  if (notes.some(({ code }) => code === "expected_in_practice")) return t("form.origin.expected");
  return t("form.origin.optional");
}

/** The source of the demand, for whoever wants to check it. */
export function sourceWords(t: T, field: FormField): string {
  const [rule] = field.origin.rules;
  return rule ? t("form.origin.source", { source: rule.source, date: rule.seen }) : t("form.origin.metadata");
}

/** What is wrong with a value, in words for the person who typed it. */
export function errorWords(t: T, code: FieldErrorCode, field: Pick<FormField, "kind" | "max">): string {
  if (code === "bad_number" && field.kind === "quantity" && field.max !== null)
    return t("form.error.quantity", { max: field.max });
  return t(`form.error.${code}` as MessageKey<"actions"> & `form.error.${FieldErrorCode}`);
}
