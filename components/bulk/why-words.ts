import { wordOr } from "@/components/schema-form/field-words";
import type { Why } from "@/lib/bulk/verdict";
import { statusLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";
import { bulkWordOr } from "./offer-words";

interface Words {
  t: Translate<"bulk">;
  actions: Translate<"actions">;
  status: Translate<"status">;
}

/** What a column means, in words: a field of ours, or an argument of the action. */
export function meaningWords({ t, actions }: Pick<Words, "t" | "actions">, meaning: string): string {
  const readable = plainText(meaning.replace(/_+/g, " ").trim(), 40).text;
  const name = readable.charAt(0).toUpperCase() + readable.slice(1);
  return bulkWordOr(t, `sheet.field.${meaning}`, wordOr(actions, `args.${meaning}`, name));
}

/** What a column may mean, each in words of its own: where two would read alike, the marketplaces' names tell them apart. */
export function meaningChoices(
  words: Pick<Words, "t" | "actions">,
  meanings: readonly string[],
): { meaning: string; label: string }[] {
  const named = meanings.map((meaning) => ({ meaning, label: meaningWords(words, meaning) }));
  const alike = (label: string) => named.filter((one) => one.label === label).length > 1;
  return named.map(({ meaning, label }) => ({ meaning, label: alike(label) ? `${label} (${meaning})` : label }));
}

function stateWords({ status }: Words, kind: "order" | "action", raw: string): string {
  const look = statusLook(kind, raw);
  return look.key ? status(look.key) : plainText(raw, 40).text;
}

/** Their detail is the state of the action that is meant. */
const IN_A_STATE: readonly Why["code"][] = ["already_sent", "under_way", "in_the_way"];

/** One thing that is to be said about a row of a sheet. */
export function whyWords(words: Words, why: Why): string {
  const detail = plainText(why.detail ?? "", 60).text;
  const values = {
    field: why.field ? meaningWords(words, why.field) : "",
    problem: why.problem ? words.t(`sheet.problem.${why.problem}`) : "",
    detail:
      why.code === "not_offered"
        ? stateWords(words, "order", detail)
        : IN_A_STATE.includes(why.code)
          ? stateWords(words, "action", detail)
          : detail,
    more: why.more ?? 0,
  };
  return (words.t as (key: string, values: Record<string, string | number>) => string)(`sheet.why.${why.code}`, values);
}
