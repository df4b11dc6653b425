import { wordOr } from "@/components/schema-form/field-words";
import { plainText } from "@/lib/format/plain";
import type { Condition, DependsOn, Operand } from "@/lib/grammar";
import type { Translate } from "@/lib/messages/translate";

type Words = Translate<"explorer">;

/** A list of values is cut where nobody reads on. */
const LISTED = 8;

function operandWords(t: Words, value: Operand): string {
  if (value === null) return t("condition.nothing");
  if (typeof value === "string") return `“${plainText(value, 60).text}”`;
  if (!Array.isArray(value)) return "{}";
  const words = value.slice(0, LISTED).map((one: Operand) => operandWords(t, one));
  return value.length > LISTED ? `${words.join(", ")}, …` : words.join(", ");
}

function conditionWords(t: Words, actions: Translate<"actions">, condition: Condition): string {
  const name = plainText(condition.path, 60).text;
  const field =
    condition.root === "order"
      ? t("condition.orderPath", { path: name })
      : wordOr(actions, `args.${condition.path}`, name);
  return t(`condition.${condition.function}`, { field, value: operandWords(t, condition.value) });
}

/** "only when Carrier is “Other”": the marketplace's condition as one phrase (API.md §14.5). */
export function dependsWords(t: Words, actions: Translate<"actions">, block: DependsOn): string {
  const parts = block.conditions.map((condition) => conditionWords(t, actions, condition));
  const join = (a: string, b: string) => t(`condition.${block.operator}`, { a, b });
  return t("condition.only", { what: parts.length === 0 ? t("condition.nothing") : parts.reduce(join) });
}
