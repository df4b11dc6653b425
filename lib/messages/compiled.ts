import "server-only";
import compile from "icu-minify/compile";
import { de } from "./de";
import { type Area, en } from "./en";
import { fr } from "./fr";
import type { Locale } from "./locales";
import type { CompiledMessages } from "./translate";

/**
 * Messages compiled on the server, once per language and area. The ICU parser weighs about 10 KB gzip and stays here;
 * the browser gets small trees and the formatter of `translate.ts`, under 1 KB.
 */

const SOURCES = { en, fr, de };
const cache = new Map<string, CompiledMessages>();

/** French sets a space before high punctuation and inside guillemets; it must not break there, whatever the file says. */
function typeset(message: string, locale: Locale): string {
  if (locale !== "fr") return message;
  return message.replace(/ (?=[:;?!»%])/g, "\u00a0").replace(/« /g, "«\u00a0");
}

/** The compiler makes objects without a prototype, which React does not send to the browser; a trip through JSON gives plain ones. */
function compilePlain(message: string): ReturnType<typeof compile> {
  return JSON.parse(JSON.stringify(compile(message)));
}

function compileTree(node: object, locale: Locale): CompiledMessages {
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    typeof value === "string" ? compilePlain(typeset(value, locale)) : compileTree(value, locale),
  ]);
  return Object.fromEntries(entries);
}

/** The compiled messages of the areas asked for, and of no others. */
export function compiledMessages(locale: Locale, areas: readonly Area[]): CompiledMessages {
  const messages: CompiledMessages = {};
  for (const area of areas) {
    const id = `${locale}.${area}`;
    const compiled = cache.get(id) ?? compileTree(SOURCES[locale][area], locale);
    cache.set(id, compiled);
    messages[area] = compiled;
  }
  return messages;
}
