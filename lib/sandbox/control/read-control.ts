/** A control was asked for something it cannot do; the message is for the person who asked. */
export class ControlError extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** A number, undefined when absent. Throws ControlError for anything else. */
export function readNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new ControlError(`${name} must be a number`);
}

/** A text, undefined when absent. Throws ControlError for anything else. */
export function readText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new ControlError(`${name} must be a text`);
}

/** Texts by name, none when absent. Throws ControlError for anything else. */
export function readTexts(fields: Fields, name: string): Record<string, string> {
  const value = fields[name] ?? {};
  const isTexts = typeof value === "object" && Object.values(value).every((text) => typeof text === "string");
  if (isTexts) return value as Record<string, string>;
  throw new ControlError(`${name} must hold texts`);
}

/** One of a list of words, undefined when absent. Throws ControlError for anything else. */
export function readWord<T extends string>(fields: Fields, name: string, words: readonly T[]): T | undefined {
  const text = readText(fields, name);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new ControlError(`${name} must be one of ${words.join(", ")}`);
}

/** A value that has to be there. */
export function needed<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new ControlError(`${name} is required`);
  return value;
}

/** `account` of the query, undefined when absent. */
export function queryAccount(query: URLSearchParams): number | undefined {
  return readNumber(Object.fromEntries(query), "account");
}
