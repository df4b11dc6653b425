import { cleanJson, cleanText, isEmpty, isRecord } from "./clean-json";
import { readDate } from "./date";
import { isNoRate, readDecimal } from "./decimal";

/** What the reading of one row found besides its values. */
export class RowReport {
  readonly problems: string[] = [];
  readonly unknown: Record<string, unknown> = {};
  noRate = false;

  /** Notes a value that could not be read; it is kept as it came. */
  problem(path: string, what: string, value: unknown): void {
    this.problems.push(`${path} ${what}`);
    this.keep(path, value, 0);
  }

  keep(path: string, value: unknown, depth: number): void {
    if (path === "__proto__") return;
    try {
      this.unknown[path] = cleanJson(value, depth);
    } catch {
      this.problems.push(`${path} is nested too deeply`);
    }
  }

  /** At most three complaints; the first ones say enough. */
  unreadable(): string | null {
    if (this.problems.length === 0) return null;
    const shown = this.problems.slice(0, 3).join("; ");
    const more = this.problems.length - 3;
    return cleanText((more > 0 ? `${shown}; and ${more} more` : shown).slice(0, 400));
  }
}

/** Reads the members of one object of the wire. No method throws; a value of the wrong kind becomes empty and is noted. */
export class Fields {
  constructor(
    readonly source: Record<string, unknown>,
    readonly report: RowReport,
    /** Path of this object with a trailing dot, "" for the row itself. */
    readonly at: string,
    readonly depth: number,
  ) {}

  #odd(key: string, what: string): null {
    this.report.problem(this.at + key, what, this.source[key]);
    return null;
  }

  text(key: string): string | null {
    const value = this.source[key];
    if (typeof value === "string") return value.trim() === "" ? null : cleanText(value);
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return String(value);
    // A whole number beyond 2^53 has lost digits while being parsed: as an id it would be another id.
    if (typeof value === "number") {
      const exact = Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value));
      return exact ? String(value) : this.#odd(key, "is a number too large to be exact");
    }
    return isEmpty(value) ? null : this.#odd(key, "is no text");
  }

  money(key: string): string | null {
    const value = this.source[key];
    if (value === null || value === undefined) return null;
    const decimal = readDecimal(value);
    if (decimal !== null) return decimal;
    return isEmpty(value) ? null : this.#odd(key, "is no amount");
  }

  /** A converted amount that is never negative, so -1 can only mean "no exchange rate". */
  converted(key: string): string | null {
    if (!isNoRate(this.source[key])) return this.money(key);
    this.report.noRate = true;
    return null;
  }

  date(key: string): string | null {
    const value = this.source[key];
    if (value === null || value === undefined) return null;
    const date = readDate(value);
    if (date !== null) return date;
    return isEmpty(value) ? null : this.#odd(key, "is no date");
  }

  flag(key: string): boolean | null {
    const value = this.source[key];
    if (typeof value === "boolean") return value;
    if (value === null || value === undefined) return null;
    if (value === 1 || value === 0) return value === 1;
    if (typeof value === "string" && /^(true|false|1|0)$/i.test(value.trim())) return /^(true|1)$/i.test(value.trim());
    return isEmpty(value) ? null : this.#odd(key, "is neither true nor false");
  }

  /** A finite number, also from text; `fallback` when it is missing. */
  count(key: string, fallback: number): number {
    const value = this.source[key];
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value === "string" && /^\d{1,12}(\.\d{1,6})?$/.test(value.trim())) return Number(value);
    this.#odd(key, isEmpty(value) ? "is missing" : "is no number");
    return fallback;
  }

  integer(key: string): number | null {
    const value = this.source[key];
    if (Number.isSafeInteger(value)) return value as number;
    if (typeof value === "string" && /^-?\d{1,15}$/.test(value.trim())) return Number(value);
    return isEmpty(value) ? null : this.#odd(key, "is no whole number");
  }

  /** A list of texts, also from a single text or number. */
  texts(key: string): string[] {
    const value = this.source[key];
    if (isEmpty(value)) return [];
    if (typeof value === "string" || typeof value === "number") {
      const text = this.text(key);
      return text === null ? [] : [text];
    }
    const texts: string[] = [];
    for (const item of this.items(key)) {
      if (typeof item === "string" || typeof item === "number") {
        if (!isEmpty(item)) texts.push(cleanText(String(item)));
      } else if (!isEmpty(item)) this.#odd(key, "holds something that is no text");
    }
    return texts;
  }

  /** The members of a list. Empty for {} and null; an object with the keys "0", "1" … is a list too, as PHP writes it. */
  items(key: string): unknown[] {
    const value = this.source[key];
    if (Array.isArray(value)) return value;
    if (isEmpty(value)) return [];
    if (isRecord(value) && Object.keys(value).every((name) => /^\d{1,4}$/.test(name))) return Object.values(value);
    this.#odd(key, "is no list");
    return [];
  }

  /** The objects of a list, each with its fields; members that are none are noted and left out. */
  objects(key: string): Fields[] {
    const found: Fields[] = [];
    const list = this.items(key);
    for (let i = 0; i < list.length; i += 1) {
      const path = `${this.at}${key}[${i}]`;
      const item = list[i];
      if (isRecord(item)) found.push(new Fields(item, this.report, `${path}.`, this.depth + 2));
      else if (item !== null) this.report.problem(path, "is no object", item);
    }
    return found;
  }

  object(key: string): Fields | null {
    const value = this.source[key];
    if (isRecord(value)) return new Fields(value, this.report, `${this.at}${key}.`, this.depth + 1);
    return isEmpty(value) ? null : this.#odd(key, "is no object");
  }

  /** Free JSON; [] is an empty object, as PHP writes it. */
  free(key: string): Record<string, unknown> {
    const value = this.source[key];
    if (isEmpty(value)) return {};
    if (!isRecord(value)) {
      this.#odd(key, "is no object");
      return {};
    }
    try {
      return cleanJson(value, this.depth + 1) as Record<string, unknown>;
    } catch {
      this.report.problems.push(`${this.at}${key} is nested too deeply`);
      return {};
    }
  }

  /** Keeps every member that no reader knows. Below the row itself, empty ones say nothing and are left out. */
  keepUnknown(known: ReadonlySet<string>): void {
    for (const key of Object.keys(this.source)) {
      if (known.has(key) || key === "__proto__") continue;
      const value = this.source[key];
      if (this.at !== "" && isEmpty(value)) continue;
      this.report.keep(cleanText(this.at + key), value, this.depth);
    }
  }
}
