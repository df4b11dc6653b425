import type { ActionView } from "@/lib/contract/actions";
import type { ActionGrammar } from "@/lib/grammar";

const MOST = 3;
/** Free texts that are typed the same again and again; a tracking number or a comment never is. */
const REPEATED_TEXTS = new Set([
  "carrier_name",
  "custom_carrier",
  "shipping_method",
  "return_carrier",
  "expedition_country_code",
]);

/**
 * The values last sent for an argument on this marketplace, newest first, as far as they can be sent today. Never a reason: a reason is
 * always thought of anew (API.md §14.6).
 */
export function recentValues(grammar: ActionGrammar, recent: readonly ActionView[], name: string): string[] {
  const argument = grammar.arguments.find((one) => one.name === name);
  if (argument === undefined || /reason/.test(name)) return [];
  const isList = argument.kind === "choice" || argument.kind === "suggest";
  if (!isList && !REPEATED_TEXTS.has(name)) return [];
  const taken = recent.filter(({ state }) => state !== "refused" && state !== "rejected");
  const used = taken.flatMap(({ args }) => (typeof args[name] === "string" ? [args[name]] : []));
  const possible = used.filter((value) => !argument.closed || argument.values.some(({ code }) => code === value));
  return [...new Set(possible)].slice(0, MOST);
}
