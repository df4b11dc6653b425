/** Two readings of one marketplace's metadata, and what differs between them in words' reach. Pure; the order of keys means nothing. */

import type { Choice } from "../model";
import type { ActionFacts, ArgumentFacts, MetadataFacts } from "./metadata-facts";

export interface ValueChange {
  added: readonly Choice[];
  removed: readonly Choice[];
  /** The same code under another label. */
  relabelled: readonly { code: string; from: string; to: string }[];
}

export type MetadataChange =
  | { what: "action_added" | "action_removed"; action: string }
  /** The statuses of an order that allow the action. */
  | { what: "allowed"; action: string; added: readonly string[]; removed: readonly string[] }
  | { what: "argument_added"; action: string; argument: string; required: boolean }
  | { what: "argument_removed"; action: string; argument: string }
  /** Required from now on, or no longer. */
  | { what: "demand"; action: string; argument: string; required: boolean }
  /** Another kind of value, or a list that was opened or closed; asked for under another condition. */
  | { what: "takes" | "condition"; action: string; argument: string }
  | ({ what: "values"; action: string; argument: string } & ValueChange)
  /** The marketplace's own lists, where no argument changed in the very same way. */
  | ({ what: "list"; list: "carriers" | "shipping_methods" } & ValueChange)
  /** The marketplace's words for one of Lengow's statuses. */
  | { what: "status"; status: string; added: readonly string[]; removed: readonly string[] };

/** Every name of either side once, those of now first. */
function paired<T extends { name: string }>(before: readonly T[], after: readonly T[]) {
  const [was, is] = [new Map(before.map((one) => [one.name, one])), new Map(after.map((one) => [one.name, one]))];
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => ({ name, was: was.get(name), is: is.get(name) }));
}

function words(before: readonly string[], after: readonly string[]) {
  const [was, is] = [new Set(before), new Set(after)];
  const added = [...is].filter((word) => !was.has(word));
  const removed = [...was].filter((word) => !is.has(word));
  return added.length + removed.length === 0 ? null : { added, removed };
}

function values(before: readonly Choice[], after: readonly Choice[]): ValueChange | null {
  const [was, is] = [before, after].map((list) => new Map(list.map(({ code, label }) => [code, label]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const entries = (of: Map<string, string>, without: Map<string, string>) =>
    [...of].flatMap(([code, label]) => (without.has(code) ? [] : [{ code, label }]));
  const relabelled = [...is].flatMap(([code, to]) => {
    const from = was.get(code);
    return from === undefined || from === to ? [] : [{ code, from, to }];
  });
  const [added, removed] = [entries(is, was), entries(was, is)];
  return added.length + removed.length + relabelled.length === 0 ? null : { added, removed, relabelled };
}

function argumentChanges(action: string, was: ArgumentFacts, is: ArgumentFacts): MetadataChange[] {
  const at = { action, argument: is.name };
  const listed = values(was.values, is.values);
  // A list that came or went says by itself that the kind is another one.
  const sameKindOfList = (was.values.length === 0) === (is.values.length === 0);
  return [
    ...(was.required === is.required ? [] : [{ what: "demand" as const, ...at, required: is.required }]),
    ...(was.takes === is.takes || !sameKindOfList ? [] : [{ what: "takes" as const, ...at }]),
    ...(was.condition === is.condition ? [] : [{ what: "condition" as const, ...at }]),
    ...(listed ? [{ what: "values" as const, ...at, ...listed }] : []),
  ];
}

function actionChanges(was: ActionFacts, is: ActionFacts): MetadataChange[] {
  const action = is.name;
  const allowed = words(was.statuses ?? [], is.statuses ?? []);
  const inside = paired(was.arguments, is.arguments).flatMap(({ name: argument, was, is }): MetadataChange[] => {
    if (!was) return is ? [{ what: "argument_added", action, argument, required: is.required }] : [];
    return is ? argumentChanges(action, was, is) : [{ what: "argument_removed", action, argument }];
  });
  return [...(allowed ? [{ what: "allowed" as const, action, ...allowed }] : []), ...inside];
}

/** Sorted, because the arguments of two actions may list the same values in another order. */
function signature({ added, removed, relabelled }: ValueChange): string {
  return JSON.stringify([added, removed, relabelled].map((part) => part.map((one) => JSON.stringify(one)).sort()));
}

function listChanges(before: MetadataFacts, after: MetadataFacts, told: ReadonlySet<string>): MetadataChange[] {
  return (["carriers", "shipping_methods"] as const).flatMap((list) => {
    const change = values(before[list], after[list]);
    return change && !told.has(signature(change)) ? [{ what: "list" as const, list, ...change }] : [];
  });
}

/**
 * What was added, removed, renamed or asked for otherwise between two readings, actions first; empty when they say the same in another
 * order. What stands inside an action or an argument that came or went is not told again.
 */
export function metadataChanges(before: MetadataFacts, after: MetadataFacts): MetadataChange[] {
  const actions = paired(before.actions, after.actions).flatMap(({ name: action, was, is }): MetadataChange[] => {
    if (!was) return [{ what: "action_added", action }];
    return is ? actionChanges(was, is) : [{ what: "action_removed", action }];
  });
  const told = new Set(actions.flatMap((change) => (change.what === "values" ? [signature(change)] : [])));
  const statuses = paired(before.statuses, after.statuses).flatMap(({ name: status, was, is }): MetadataChange[] => {
    const change = words(was?.words ?? [], is?.words ?? []);
    return change ? [{ what: "status", status, ...change }] : [];
  });
  return [...actions, ...listChanges(before, after, told), ...statuses];
}
