/** What a history of metadata tells apart: plain data, small enough to keep for every marketplace of an account. */

import type { Argument, Choice } from "../model";
import { compileGrammar } from "../parse";
import { scalarText } from "../raw/decimal";
import { isJsonObject, ownMember } from "../raw/own-member";

/** Counts up when facts are read in another way: older ones are then replaced and never compared. */
export const FACTS_VERSION = 1;

export interface ArgumentFacts {
  name: string;
  required: boolean;
  /** Its kind and whether its list is closed, as one text to compare. */
  takes: string;
  /** When it is asked for, as one text to compare; null for always. */
  condition: string | null;
  values: readonly Choice[];
}

export interface ActionFacts {
  name: string;
  /** Statuses of an order that allow it; null when the metadata does not say. */
  statuses: readonly string[] | null;
  arguments: readonly ArgumentFacts[];
}

export interface MetadataFacts {
  actions: readonly ActionFacts[];
  carriers: readonly Choice[];
  shipping_methods: readonly Choice[];
  /** Lengow's status and the marketplace's own words for it. */
  statuses: readonly { name: string; words: readonly string[] }[];
}

function conditionText({ depends_on }: Argument): string | null {
  if (depends_on === null) return null;
  const conditions = depends_on.conditions.map(({ root, path, function: name, value }) =>
    JSON.stringify([root, path, name, value]),
  );
  return `${depends_on.operator} ${conditions.sort().join(" ")}`;
}

function statusesOf(metadata: unknown): MetadataFacts["statuses"] {
  const statuses = ownMember(ownMember(metadata, "orders"), "status");
  if (!isJsonObject(statuses)) return [];
  return Object.keys(statuses).map((name) => {
    const words = ownMember(statuses, name);
    return { name, words: (Array.isArray(words) ? words : [words]).flatMap((word) => scalarText(word) ?? []) };
  });
}

/**
 * The facts of one marketplace's metadata (API.md §14.2), or null when it says nothing at all: an answer without content is a failed
 * reading and no news. Never throws.
 */
export function metadataFacts(metadata: unknown): MetadataFacts | null {
  const grammar = compileGrammar(metadata);
  const facts: MetadataFacts = {
    actions: grammar.actions.map((action) => ({
      name: action.action,
      statuses: action.statuses === "missing" ? null : action.statuses,
      arguments: action.arguments.map((argument) => ({
        name: argument.name,
        required: argument.mandatory,
        takes: `${argument.kind}${argument.closed ? " closed" : ""}`,
        condition: conditionText(argument),
        values: argument.values,
      })),
    })),
    carriers: grammar.carriers,
    shipping_methods: grammar.shipping_methods,
    statuses: statusesOf(metadata),
  };
  return Object.values(facts).every((part) => part.length === 0) ? null : facts;
}
