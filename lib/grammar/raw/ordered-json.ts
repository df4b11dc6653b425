/**
 * JSON text read without losing anything a marketplace may mean: keys made of digits keep the server's order (a JavaScript object
 * sorts them, API.md §14.4) and numbers that a float would change stay exact. Accepts exactly what `JSON.parse` accepts.
 */

import { canonicalDecimal, ExactNumber, expandDecimal, isPlainDecimal, numberText } from "./decimal";
import type { JsonObject } from "./own-member";

const KEY_OF_DIGITS = /"\d+"\s*:/;
const NUMBER_AT_RISK = /\d(?:\.?\d){15}|\d[eE][+-]?\d/;
const INTEGER_KEY = /^(?:0|[1-9]\d*)$/;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\p{Cc}]*/uy;
const UNESCAPED = /[^"\\]*/y;
/** Deeper than any order; keeps a hostile text from exhausting the stack. */
const MAX_DEPTH = 500;

/** Key order of objects that hold keys of digits; every other object already keeps its own. */
const writtenOrder = new WeakMap<object, readonly string[]>();

/**
 * Reads JSON text. Objects are plain objects; use `entriesOf` where order matters. Throws SyntaxError on text that is not JSON or
 * is nested more than 500 deep.
 */
export function readJson(text: string): unknown {
  // Most texts hold nothing that needs the careful reading, and the built-in parser is many times faster.
  if (!KEY_OF_DIGITS.test(text) && !NUMBER_AT_RISK.test(text)) return JSON.parse(text);
  return new Reader(text).document();
}

/** The members of an object in the order in which they were written, where `readJson` read it; else in the language's order. */
export function entriesOf(object: JsonObject): [string, unknown][] {
  const order = writtenOrder.get(object);
  return order === undefined ? Object.entries(object) : order.map((key) => [key, object[key]]);
}

class Reader {
  private at = 0;
  private depth = 0;
  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value();
    this.blank();
    if (this.at < this.text.length) this.fail();
    return value;
  }

  private value(): unknown {
    this.blank();
    switch (this.text[this.at]) {
      case "{":
        return this.nested(() => this.object());
      case "[":
        return this.nested(() => this.array());
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new SyntaxError("JSON is nested too deeply");
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): JsonObject {
    const keys = new Set<string>();
    const object: Record<string, unknown> = {};
    let hasDigits = false;
    this.at += 1;
    this.blank();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return object;
    }
    do {
      this.blank();
      if (this.text[this.at] !== '"') this.fail();
      const key = this.string();
      this.expect(":");
      const value = this.value();
      // Assigning `__proto__` would set the prototype; defining it makes an own member, as JSON.parse does.
      if (key === "__proto__")
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      else object[key] = value;
      keys.add(key);
      hasDigits ||= INTEGER_KEY.test(key);
    } while (this.another("}"));
    if (hasDigits) writtenOrder.set(object, [...keys]);
    return object;
  }

  private array(): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    this.blank();
    if (this.text[this.at] === "]") {
      this.at += 1;
      return items;
    }
    do items.push(this.value());
    while (this.another("]"));
    return items;
  }

  /** After an item: true at a comma, false at the closing bracket. */
  private another(close: string): boolean {
    this.blank();
    const next = this.text[this.at];
    this.at += 1;
    if (next === ",") return true;
    if (next !== close) this.fail();
    return false;
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    this.skip(PLAIN);
    if (this.text[this.at] === '"') {
      this.at += 1;
      return this.text.slice(start + 1, this.at - 1);
    }
    this.skip(UNESCAPED);
    while (this.text[this.at] === "\\") {
      this.at += 2;
      this.skip(UNESCAPED);
    }
    if (this.text[this.at] !== '"') this.fail();
    this.at += 1;
    // Escapes and control characters are left to the built-in parser, which refuses the wrong ones.
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private number(): number | ExactNumber {
    NUMBER.lastIndex = this.at;
    const literal = NUMBER.exec(this.text)?.[0];
    if (literal === undefined) this.fail();
    this.at += literal.length;
    const value = Number(literal);
    const plain = expandDecimal(literal);
    if (!isPlainDecimal(plain)) return Number.isFinite(value) && value !== 0 ? value : new ExactNumber(plain);
    return canonicalDecimal(plain) === canonicalDecimal(numberText(value)) ? value : new ExactNumber(plain);
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail();
    this.at += word.length;
    return value;
  }

  private expect(character: string): void {
    this.blank();
    if (this.text[this.at] !== character) this.fail();
    this.at += 1;
  }

  private blank(): void {
    this.skip(BLANK);
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    this.at += pattern.exec(this.text)?.[0].length ?? 0;
  }

  private fail(): never {
    throw new SyntaxError(
      this.at >= this.text.length ? "JSON ends too early" : `JSON is not readable at character ${this.at}`,
    );
  }
}
