import { wordOr } from "@/components/schema-form/field-words";
import { plainText } from "@/lib/format/plain";
import type { Condition, DependsOn, Operand } from "@/lib/grammar";
import type { Translate } from "@/lib/messages/translate";
import { patternSense } from "./pattern-words";

type Words = Translate<"explorer">;

/** A list of values is cut where nobody reads on. */
const LISTED = 8;

function operandWords(t: Words, value: Operand): string {
  if (value === null) return t("condition.nothing");
  if (typeof value === "string") return t("condition.text", { text: plainText(value, 60).text });
  if (!Array.isArray(value)) return "{}";
  const words = value.slice(0, LISTED).map((one: Operand) => operandWords(t, one));
  return value.length > LISTED ? `${words.join(", ")}, …` : words.join(", ");
}

/** A pattern in words where it is a simple one; else as it is, and called one. */
function patternWords(t: Words, field: string, pattern: string): string | null {
  const sense = patternSense(pattern);
  if (sense === null) return null;
  if (sense.is === "filled") return t("condition.filled", { field });
  const value = t("condition.text", { text: sense.text });
  const key = { begins: "begins", ends: "ends", contains: "contains", is: "equals" } as const;
  const what = t(`condition.${key[sense.is]}`, { field, value });
  return sense.anyCase ? t("condition.anyCase", { what }) : what;
}

function conditionWords(t: Words, actions: Translate<"actions">, condition: Condition): string {
  const name = plainText(condition.path, 60).text;
  const field =
    condition.root === "order"
      ? t("condition.orderPath", { path: name })
      : wordOr(actions, `args.${condition.path}`, name);
  if (condition.function === "regex" && typeof condition.value === "string") {
    const words = patternWords(t, field, condition.value);
    if (words !== null) return words;
  }
  return t(`condition.${condition.function}`, { field, value: operandWords(t, condition.value) });
}

/** "only when Carrier is “Other”": the marketplace's condition as one phrase (API.md §14.5). */
export function dependsWords(t: Words, actions: Translate<"actions">, block: DependsOn): string {
  const parts = block.conditions.map((condition) => conditionWords(t, actions, condition));
  const join = (a: string, b: string) => t(`condition.${block.operator}`, { a, b });
  return t("condition.only", { what: parts.length === 0 ? t("condition.nothing") : parts.reduce(join) });
}
