import { cloneElement, isValidElement, type ReactNode } from "react";
import type { ICUArgs, ICUTags } from "use-intl/core";
import formatMessage from "use-intl/format-message/format-only";
import type { Area, Messages } from "./en";
import { intlTag, type Locale } from "./locales";

/** A message is text or, with arguments, a tree (a list); a group is an object. */
type CompiledMessage = Parameters<typeof formatMessage>[1];
export interface CompiledMessages {
  [key: string]: CompiledMessage | CompiledMessages;
}

type Leaf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaf<T[K]>}`;
}[keyof T & string];
type At<T, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? At<T[Head], Rest>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;
type Values<M> = M extends string
  ? ICUArgs<M, { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }>
  : never;
type Tags<M> = M extends string ? ICUTags<M, (chunks: ReactNode) => ReactNode> : never;
type Arguments<V> = Partial<V> extends V ? [values?: V] : [values: V];

/** The keys of an area; nested ones with dots. */
export type MessageKey<A extends Area> = Leaf<Messages[A]>;

/** Words of one area. A key that does not exist and an argument that is missing are type errors. */
export interface Translate<A extends Area> {
  <K extends MessageKey<A>>(key: K, ...values: Arguments<Values<At<Messages[A], K>>>): string;
  /** The same for a message with tags: each tag is a function from its content to a node. */
  rich<K extends MessageKey<A>>(key: K, values: Values<At<Messages[A], K>> & Tags<At<Messages[A], K>>): ReactNode;
}

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();
const formatters = {
  getPluralRules(locale: string, options?: Intl.PluralRulesOptions) {
    const id = `${locale}.${options?.type}`;
    const rules = plurals.get(id) ?? new Intl.PluralRules(locale, options);
    plurals.set(id, rules);
    return rules;
  },
  getNumberFormat(locale: string, options?: Intl.NumberFormatOptions) {
    const id = `${locale}.${JSON.stringify(options)}`;
    const format = numbers.get(id) ?? new Intl.NumberFormat(locale, options);
    numbers.set(id, format);
    return format;
  },
  getDateTimeFormat: (locale: string, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
};

function find(messages: CompiledMessages | undefined, key: string): CompiledMessage | undefined {
  let node: CompiledMessage | CompiledMessages | undefined = messages;
  for (const part of key.split(".")) {
    if (node === undefined || typeof node === "string" || Array.isArray(node)) return undefined;
    node = node[part];
  }
  return typeof node === "string" || Array.isArray(node) ? node : undefined;
}

type RichValues = Record<string, string | number | Date | ((chunks: ReactNode) => ReactNode)>;

/** React wants a key on each element of a list; a message's elements never change their order. */
function withKeys(values: RichValues): RichValues {
  let count = 0;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== "function") return [name, value];
      return [
        name,
        (chunks: ReactNode) => {
          const node = value(chunks);
          return isValidElement(node) ? cloneElement(node, { key: `${name}${count++}` }) : node;
        },
      ];
    }),
  );
}

/**
 * Words of one area from compiled messages, the same function on the server and in the browser.
 * A message that was not sent along (an area the provider does not carry) shows as its key, so that it is seen, not guessed.
 */
export function createTranslate<A extends Area>(messages: CompiledMessages, locale: Locale, area: A): Translate<A> {
  const tree = messages[area];
  const group = typeof tree === "object" && !Array.isArray(tree) ? tree : undefined;
  const options = { cache: undefined as never, formatters: formatters as never, locale: intlTag(locale) };
  const format = (key: string, values?: RichValues): ReactNode => {
    const message = find(group, key);
    if (message === undefined) return `${area}.${key}`;
    return typeof message === "string" ? message : formatMessage(key, message, values, options);
  };
  const translate = (key: string, values?: RichValues) => String(format(key, values));
  const rich = (key: string, values: RichValues) => format(key, withKeys(values));
  return Object.assign(translate, { rich }) as unknown as Translate<A>;
}
